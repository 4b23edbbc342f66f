/**
 * Names as people really have them: many scripts, marks, hyphens, apostrophes, one word and six.
 * After the bar the part before the @ of the mail address, where the name itself cannot give it.
 */
export const REQUESTERS = `
Nguyễn Thị Minh Châu
ليلى حداد|layla.haddad
Ana-Lucía Fernández-Quiroga
李伟|li.wei
Siobhán O'Brien
Guðrún Þorvaldsdóttir
Łukasz Dąbrowski
Zoë van den Heuvel
João Pedro d'Ávila
田中 美咲|misaki.tanaka
Олена Ковальчук|olena.kovalchuk
Ngozi Chukwuemeka-Adeyemi
Björn Ångström
Мария Иванова|maria.ivanova
محمد عبد الرحمن|m.abdelrahman
Chidinma Eze
Françoise Lemaître
김지우|jiwoo.kim
Ελένη Παπαδοπούλου|eleni.papadopoulou
Håkon Nygård
Deepika Venkataraman
Jürgen Weißgerber
Maëlle Kerguélen
रोहन शर्मा|rohan.sharma
Agnieszka Wójcik
Tāne Ngāta
Mateo Núñez Ibáñez
Ayşe Yıldırım
Þórarinn Einarsson
Noémie Beaulieu-Tremblay
דניאל כהן|daniel.cohen
Phạm Quang Huy
Saoirse Ní Dhomhnaill
Kristýna Dvořáková
Péter Szabó
Malik al-Rashid
Eun-ji Park
Giulia D'Angelo
Ștefan Ionescu
Wiebke Großkreutz
Adaeze Nwosu
สมชาย ใจดี|somchai.jaidee
Ilse Vandenbroucke
Karl-Heinz Müller-Lüdenscheidt
Fatoumata Diallo
Marit Bjørnstad
Tuğba Özdemir
王芳|wang.fang
Beatriz Gonçalves
Lwazi Mthembu
Νίκος Αντωνίου|nikos.antoniou
Jasmin Al-Khatib
Oskar Lindqvist
Rūta Kazlauskaitė
Andrés Peña
Hélène Dubois
Жанна Бекмухамбетова|zhanna.bek
Trần Văn Đức
Siiri Mäkelä
Sinéad Ó Súilleabháin
Ivana Petrović
फातिमा शेख|fatima.sheikh
Thorsten Jäger
Ines Šarić
Makoa Kealoha
佐藤 健|ken.sato
Valentina Rossi
Dries De Smet
Amélie Rousseau
Omar Farouk
Gwenllian ap Rhys
Zuzana Horáková
Ebba Sjöström
Cem Aydın
Lê Thảo My
Nadia Benali
Torvald Ødegård
Marija Jovanović
أحمد المصري|ahmed.elmasry
Uchenna Obi
Elif Şahin
Rasmus Sørensen
Lena Hoffmann
Kofi Boateng
Renée Thibodeaux
박서연|seoyeon.park
Dimitris Katsaros
Hugo Martínez Ruiz
Sanne Visser
Anneliese Kühn
Bogdan Mureșan
Imani Wambui
Raúl Ordóñez
Katarzyna Szczepańska
Vilhelmiina Koskinen
Paolo Sant'Agata
Dorothea von Hohenberg
Jiří Černý
Ольга Смирнова|olga.smirnova
Ayumi 小林|ayumi.kobayashi
Nils Holgersson
Yetunde Balogun
Céline Faure
Hamza Qureshi
Petra Kovačič
Sólveig Jónsdóttir
Marek Gajdoš
Inge-Lise Friis
Tariq Mahmood
Grażyna Brzęczyszczykiewicz
Manon L'Hostis
Bence Tóth
Naledi Dlamini
Rosa Maria dos Santos
Ferdinand Öttinger
Kaja Novak
Suda
Emre Çelik
Ottilie Preußler
Máire Nic Gearailt
`
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', login] = line.split('|');
    return { name, login };
  });
