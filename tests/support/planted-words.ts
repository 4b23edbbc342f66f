// Each entry is one thing, sign or circumstance with the ways people say it.

const ways = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((way) => way.trim()));

export const COMPONENTS = ways(`
label printer|label printer|the printer for labels
badge reader|card reader at the door|badge reader
meeting room display|screen in the meeting room|room display
payroll export|export of payroll|payroll file
vpn client|vpn|vpn connection
shared mailbox|team mailbox|shared mailbox
docking station|dock|docking station
barcode scanner|handheld scanner|barcode scanner
forklift terminal|terminal on the forklift|vehicle terminal
time clock|time recording terminal|clock for time recording
wireless network|wifi|wireless network
coffee machine payment|payment at the coffee machine|coffee payment terminal
archive server|archive|archive server
intranet search|search on the intranet|intranet search
travel expenses form|expenses form|travel expenses
invoice workflow|approval of invoices|invoice workflow
headset|headset|phone headset
desk phone|phone on the desk|desk phone
projector|beamer|projector
plotter|large format plotter|plotter
cold store sensor|temperature sensor in the cold store|cold store sensor
warehouse app|app in the warehouse|warehouse app
backup drive|backup disk|backup drive
certificate portal|certificate page|portal for certificates
remote desktop|remote session|remote desktop
customer database|crm|customer database
calendar sync|calendar synchronisation|synchronising calendars
parking gate|barrier of the car park|parking gate
lift control|lift|elevator control
fire door contact|contact of the fire door|fire door
lab freezer|freezer in the lab|lab freezer
scales interface|weighing scales|interface of the scales
till|cash register|till
signage player|digital signage|signage player
webcam|camera of the laptop|webcam
tablet|tablet|tablet device
single sign-on|sign-on page|single sign-on
file share|network drive|file share
`);

export const SYMPTOMS = ways(`
keeps freezing|freezes all the time|hangs
shows an error|gives an error message|error message appears
is very slow|takes ages|slow
does not start|will not start|fails to start
loses the connection|disconnects|drops the connection
prints blank pages|only empty pages come out|blank pages
asks for the password again and again|password prompt repeats|password loop
refuses access|access denied|no access
blinks red|red light blinking|red light
shows a black screen|screen stays black|black screen
makes a loud noise|loud noise|very loud
sends everything twice|duplicate entries|everything arrives twice
shows wrong values|figures are wrong|wrong values
crashes|crash|crashed
cannot be found|is not found|missing
does not charge|battery is empty|battery does not charge
is stuck|got stuck|jammed
smells burnt|smell of burning|burnt smell
has no sound|no sound|sound is gone
reports a licence problem|licence expired|licence missing
is full|storage is full|no space left
shows old data|data is outdated|stale data
ignores the keyboard|keyboard input ignored|does not take input
restarts by itself|reboots by itself|restarts
`);

export const DETAILS = ways(`
after the last update|since the update
when opening attachments|on opening an attachment
with more than one monitor connected|with two monitors
while saving large files|saving a big file
when the shift changes|at shift change
after a power cut|since the power cut
when roaming between floors|moving to another floor
while exporting to excel|export to excel
with the new profile|new user profile
after changing the toner|toner was changed
when several people use it|with several users
in the cold|at low temperature
after locking the screen|screen was locked
when german umlauts are typed|umlauts in the name
with the guest account|guest account
on customs documents|customs papers
after moving desks|desk move
while sharing the screen|during screen sharing
when the proxy is on|proxy enabled
after standby|waking from standby
with scanned contracts|scanned contract
during the night run|in the nightly run
when two orders are open|second order open
after cleaning|cleaned
with wet gloves|gloves
when the lid is closed|closed lid
on long part names|long names of parts
after signing out and in|new sign in
with foreign currency|currency other than euro
when the door stays open|open door
`);

export const SHAPES = [
  '{thing} {sign} {detail}',
  '{sign}: {thing}',
  'Problem with {thing}, {sign} {detail}',
  '{thing} in room {room} {sign}',
  '{detail} the {thing} {sign}',
  'Again: {thing} {sign}',
  '{thing} ({device}) - {sign} {detail}',
  'Our {thing} {sign} since this morning',
  '{thing} {sign}, cannot work',
];

export const OPENINGS = [
  'Hello team,',
  'Hi,',
  'Good morning,',
  'As I told on the phone:',
  'Same as last week I think.',
  'Colleagues of mine have seen this too.',
  '',
  '',
];

export const CLOSINGS = [
  'Please call me, I am in room {room}.',
  'I restarted it already, no change.',
  'Device is {device}.',
  'Write to {mail} please.',
  'It is urgent, a customer is waiting.',
  'Thanks in advance.',
  'I tried another cable.',
  'My manager asked me to report it.',
  '',
];
