import 'server-only';
import { dictionary } from '@zxcvbn-ts/language-common';
import { PASSWORD_MIN } from '#domain/access/password-rule';

/** What is common at work and young: years, seasons, first passwords. Lower case. */
const AT_WORK = `
00000000 000000000 0000000000 0123456789 11111111 111111111 1111111111 11223344 1122334455 12121212 123123123 123321123 12341234
12344321 123454321 123456123 123456654321 12345678 123456789 1234567890 12345678910 123456abc 123456qwe 1234qwer 123qwe123 123qweasd
13131313 147258369 147852369 159357456 159753456 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 22222222 33333333
44444444 456789123 55555555 66666666 741852963 77777777 789456123 87654321 88888888 987654321 9876543210 99999999 a1234567 a12345678
a123456789 a1b2c3d4 aa123456 aa12345678 aaaaaaaa abc12345 abcd1234 abcdefg1 abcdefgh abcdefghi access14 admin123 admin1234 admin12345
admin123456 admin@123 adminadmin administrator administrator1 alejandro alexander alexandra andrew123 angel123 anthony1 arsenal1
asdf1234 asdfasdf asdfghjk asdfghjkl ashley123 asshole1 autumn123 autumn2024 autumn2025 autumn2026 azertyuiop babyboy1 babygirl
babygirl1 banana123 barcelona baseball baseball1 basketball basketball1 batman123 benjamin blessed1 blink182 blueberry brandon1 brittany
brooklyn bullshit butterfly butterfly1 changeme changeme1 changeme123 charlie1 charlie123 charlotte cheese123 chelsea1 chelsea123
chocolate chocolate1 christian christian1 christina christopher company123 computer computer1 cookie123 correcthorsebatterystaple
corvette daniel123 danielle danielle1 december default1 default123 diamond1 diamonds dolphin1 dolphins doraemon dragon12 dragon123
elephant elizabeth elizabeth1 facebook facebook1 february fernando ferrari1 flower123 football football1 football12 football123 fortnite
francisco freedom1 fuckyou1 fuckyou123 fuckyou2 garfield gfhjkm123 godisgood goodluck google123 guest123 hannah123 hello123 hello1234
hellohello hellokitty helloworld helpdesk helpdesk1 helpdesk123 holdfast holdfast1 holdfast123 hospital hospital1 hospital123 hunter12
hunter123 iloveyou iloveyou1 iloveyou12 iloveyou123 iloveyou2 internet internet1 isabella january1 january123 jasmine1 jennifer
jennifer1 jessica1 jesus123 jesuschrist jonathan jordan23 joshua123 juventus juventus1 killer11 killer123 letmein1 letmein123 linkedin
linkedin1 liverpool liverpool1 login123 lol12345 lovelove lovely123 loveyou1 manchester march123 marlboro master123 matthew1 maverick
mercedes metallica michael1 michael123 michelle michelle1 mickey123 midnight minecraft minecraft1 monday123 monkey12 monkey123
motdepasse mustang1 mysecret myspace1 naruto123 nicholas nicholas1 nintendo nirvana1 november number1! october1 office123 onepiece
orange123 p@ssw0rd p@ssword pa$$w0rd pa$$word panther1 passw0rd password password1 password12 password123 password1234 password2024
password2025 password2026 passwort passwort1 passwort123 patricia peanut123 pepper123 phoenix1 playstation pokemon1 pokemon12 pokemon123
porsche1 princess princess1 princess12 princess123 purple123 q1w2e3r4 q1w2e3r4t5 q2w3e4r5 qazwsx123 qazwsxedc qweasdzxc qwer1234
qwerasdf qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyui qwertyuiop qwertz123 qwertzui qwertzuiop rainbow1 ranger123
realmadrid robert123 roblox123 root1234 rootroot samantha samantha1 samsung1 samsung123 sapphire scorpion sebastian secret123 september
servicedesk servicedesk1 shadow12 shadow123 slipknot slipknot1 snoopy123 softball sommer2024 sommer2025 sommer2026 spiderman spiderman1
spring123 spring2024 spring2025 spring2026 starwars starwars1 stephanie strawberry summer123 summer2023 summer2024 summer2025 summer2026
sunshine sunshine1 sunshine12 sunshine123 superman superman1 supersecret support1 support123 sweetheart sweetie1 temp1234 temporary
test1234 test12345 testing1 testing123 testtest thomas123 tinkerbell toor1234 trustno1 user1234 username userpass valentin valentina
veronica victoria victoria1 volleyball welcome1 welcome1! welcome12 welcome123 welcome2024 welcome2025 welcome2026 welcome@123 whatever
whatever1 winter123 winter2023 winter2024 winter2025 winter2026 yellow123 zaq12wsx zaq1xsw2 zaq1zaq1 zxcvbnm, zxcvbnm1 zxcvbnm123
`;

/** About 20,000 passwords of eight characters and more, lower case: what a guessing attack tries first. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set([
  ...dictionary['passwords-common'].filter((password) => password.length >= PASSWORD_MIN),
  ...AT_WORK.split(/\s+/).filter(Boolean),
]);
