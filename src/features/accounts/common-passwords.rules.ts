/**
 * What people all over choose first, lower case: the commonest of `@zxcvbn-ts/language-common` (MIT, Dan Wheeler, Dropbox
 * and zxcvbn-ts), Persian written in Latin letters, and the words of this service. Coarse words are left out.
 */
export const commonPasswords: readonly string[] = `
01telemike01 050605rostik 1111111111zz 111111a 111111q 123123a 123123q 123123qweqwe 1232323q 123321a
123321q 123321qweewq 1234567890a 1234567890q 1234567890qaz 1234567890qw 1234567890qwe 1234567890qwerty
1234567890zzz 123456789a 123456789aaa 123456789abc 123456789asd 123456789q 123456789qaz 123456789qqq
123456789qwe 123456789qwer 123456789qwerty 123456789s 123456789z 123456789zxc 12345678a 12345678q 1234567a
1234567q 1234567qwertyu 123456a 123456aa 123456k 123456l 123456m 123456q 123456qw 123456qwerty 123456r
123456s 123456z 123456zxcvbn 12345a 12345q 12345t 12345z 1234qw 1234qwerasdf 1234qwerasdfzxcv 123ewqasdcxz
123qq123 123qwe123 123qwe123qwe 123qwe456rty 123qweasdzxc 123qwerty123 12qw12 12qw34er 12qw34er56ty
19960610ilja 1a2a3a4a5a6a 1a2b3c 1a2b3c4d 1a2s3d4f 1a2s3d4f5g6h 1q2w3e 1q2w3e4r 1q2w3e4r5 1q2w3e4r5t
1q2w3e4r5t6y 1qa2ws 1qa2ws3ed 1qa2ws3ed4rf 1qa2ws3ed4rf5tg 1qaz2ws 1qaz2wsx 1qaz2wsx3edc 1qaz2wsx3edc4rfv
1qazxsw2 1qazxsw23edc 1qazxsw23edcvfr4 1x2zkg8w 1z2x3c 1z2x3c4v 23176djivanfros 23wkoa0fp78dk
32615948worms 41d8cd98f00b 4815162342lf 4815162342lost 59382113kevinp 6215mila6215 7ugd5hip2j 89063032220m
89231243658s 89876065093rax 89semtsriuty 8j4ye3uz 9293709b13 a11111 a12345 a123456 a1234567 a12345678
a123456789 a1a2a3 a1b2c3 a1b2c3d4 a1s2d3 a1s2d3f4 a1s2d3f4g5h6 aa123456 aardvark aaron abbas abbasi
abc123456789 aberdeen abgrtyu abiete abigail abolfazl access accord account achilles action active adam
adgjmptw adidas admin admin18533362 administrator adrian adriana adult aezakmi africa aftab aggies ahmad
ahmadi ahmadian ahvaz aida aikido airborne airbus airforce airplane akbari akram aksjdlasdakj89879 alabama
alan alaska albatros albert alberto alejandr aleksandr alex alexande alexander alexandr alexandra alexis
alfred alice alicia alidaei aliens alikarimi alireza alison allah allen allison alpha alpha135792468
alpine always alyssa amadeus amadeusptfcor amanda amateur amazon amber amelia america american amini amir
amirali amirhossein amirreza amsterdam an83546921an13 anaconda anakin anarchy anastasia anders anderson
andre andrea andreas andrei andrew andrewjackie andrey andy anfield angel angela angelica angelina angelo
angels animal anime anjoman anna annette annie antananarivu anthony anton antonio anubis anything
anytimetoday apache aparat apollo apple apples april aquarius aragorn arak arash archer archie arezoo
arezou arizona armani arnold arsenal arthur artist asadi asal asali asd123asd123 asdasd asdf asdfasdf
asdfg asdfgh asdfgh123456 asdfghj asdfghjk asdfghjkl asdfghjkl123 asdfjkl asdzxc ashegh asheghetam asheghi
ashley ashton asian asiatech aspirine association asterix astros atefeh athena atlanta atlantic atlantis
atomic attack auburn auckland2010 auditor audrey august aurora aussie austin australia autumn avalon
avatar avenger avrillavigne awesome azadeh azadi azam azamat azerty azizam azizi azsxdc azsxdcfv baba
babajoon babak babe babes babies baby babyboy babydoll babygirl babylon bacon badass badboy badger
badiman28200 baggins bagheri bahar bahare bahman bahram bailey bale ball baller balls bambam banana
bananas bandar bandarabbas bandit bang bangkok banshee baradar baran barbara barbie barcelon barcelona
barf barkley barney bart baseball basket basketba basketball bass batman battle baxter beach beagle beaner
bear bearbear beast beatles beatrice beautiful beauty beaver beavis beckham beefcake beer beetle behnam
behrouz behzad belinda bell bella bender benefactor beneficiary benjamin bennett benson bentley berlin
bernard bernie bertha bethany betty beverly bhrh0h2oof6xbqjeh bianca bicycle bigballs bigbird bigboy
bigdaddy bigdog bigfoot bigger biggie bigguy bigmac bigman bigmoney bigone bigred bigtime bikini bill
billie billy billybob billyboy bingo bird birdie birdman birjand birthday biscuit bishop bismillah bita
biteme bizkit blabla black blackcat blackdog blackie blackjac blackman blacks blacksonblon blacky blade
blades blahblah blake blaster blazer blessed blizzard blonde blondes blondie blood bloody blow blowme
bltynbabrfwbz blue bluebird blueblue blueeyes bluemoon blues bluesky boat bobafett bobbie bobbob bobby
bobcat boeing bogart bogdan bohica bojnord bollocks bollox bomber bond bondage bone bonehead boner bones
bonita bonjour bonnie booger boogie boomer booshehr boots boris bosco boss bossman boston bottom bowler
bowling bowser boxing boy4u2ownnyc bpgjldsgjldthnf br0d3r bradford bradley brandi brando brandon brandy
brasil braves brazil breast breeze brenda brendan brian brianna bridge bridget britney brittany broken
bronco broncos brooke brooklyn brooks brother brothers brown brownie browns bruce brucelee bruins bruno
brutus bryan bryant bubba bubbas bubble bubbles buck buckeye buckeyes buddha buddy budlight budman buffalo
buffett buffy bugger bull bulldog bulldogs bullet bullnuts2003 bunghole bunny burger burton bush bushehr
business businessbabe buster butch butler butt butter butterfl butterfly butthole buttons byteme cabbage
cactus cadillac caesar caitlin caliente californ california callie calvin camaro camel camelot camels
camera cameron camilla camille campbell canada cancel cancer cancun candy candyman cannon cantona capital
capone captain cardinal carlo carlos carlton carmen carol carolina caroline carolyn carpet carrie carrot
carson carter cartman cartoon caserta casey cash casino casper caspian cassidy cassie castle catalina
catdog catfish catherin catherine catman cats cavalier cbr900rr ccbill cdtnkfyf celeste celica celine
celtic celtics center central centre cessna chair champion champs chance chandler chanel chang change
changeme changethis chaos charger chargers charles charli charlie charlott charlotte charlton charly
charmed chase chaser check cheers cheese cheeseburger chelsea cherokee cherry cheryl chester chesterfield
chetori chevelle chevrole chevy chewie cheyenne chicago chichi chicken chickens chickenwing101 chicks
chief chiefs children china chipper chloe chocolat chocolate chopper chris chrissy christ christia
christian christin christine christop christopher christopher1 christy chronic chubby chuck chucky church
cindy civilization cjdthitycndj cjkysirj cjkywt claire clancy clarence classic claude claudia clayton
clifford clinton clitoris clover cnfc35762209 cobra cocacola coconut cody coffee coke colleen college
collins colombia colorado colors coltrane columbia columbus combat123654 command commando company compaq
computer concrete condor configuratio connect conner connie connor conrad construction consumer content
contortionist contrasena control cookie cookies cool cooldude cooler coolio coolman cooper cooter copper
corona corperfmonsy corrado corvette cosmo cosmopolitan cosmos cosworth cotton cougar counterstrike
country courtney cowboy cowboys coyote cracker crash crazy crazybab cream creampie creamy creative cricket
crimson cristina cruise crunch crusader crystal cthulhu cthutq cuddles cupcake curious curtis cutlass
cutter cxfcnmt cynthia cyrus daddy dagger daisy dakota dale dallas dalton damian damien dana dance dancer
danger danie daniel daniela danielle daniil danila danni danny dannyboy daria darius dark darkness
darkside darkstar darling darren darwin darya daryoush database dave david davids davis dawg dawson
daytona dbrnjhbz dead deadhead deadman deanna death debbie deborah december deedee deeznuts default
defender defiant deftones delam delete delta demo demon dena denali denis denise dennis denver derrick
desert design designer desire deskjet desktop destiny detroit devil devildog devilmaycry4 devils dexter
dfkthbz dfvgbh diablo diamond diamonds diana diesel dietcoke digger digikala digital digitalprodu dilbert
dilligaf dillon dima dingdong dinosaur director dirty discover disney divar dixie dkflbvbh dkflbvbhjdbx
dkflbvbhjdyf doberman doctor dodge dodger dodgeram dodgers dogg doggie doggy dogman dogs dokhtar dokhtaram
dollar dolphin dolphins domainlock2005 dominic domino donald dong donkey donna donnie doobie doodle dookie
dooset doosetdaram dorothy double doughboy douglas down dracula drago dragon dragons dragoon drake dream
dreamer dreams driver drizzt drowssap drpepper drummer dthjybrf dublin ducati duck dude dudley duke
dumbass duncan durango dustat dustin dusty dylan eagle eagles eatme ebrahim ebrahimi eclipse edare eddie
eduard edward edwardcullen eeyore eileen einstein eitaa ekaterina elaine electric element elena elephant
eleven elham elijah elizabet elizabeth elliot elliott elnaz elvira elvis elwood emam emamhossein emamreza
emerald emerson emily eminem emmanuel empire employment energy engage engine engineer england english
enigma enjoy enter enterpri enterprise entertainment entrepreneur eric ericsson ernest escape esfahan
eshgham eshghe esmaeil esteghlal esther eternity eugene evelyn everton example excalibu exigen exigent
exodus explorer express extreme fabian fabie faith falcon falcons fallen family fantasy farhad farid
farmer fars farshad farsi farside farzad farzaneh fashion fast faster fatass fatboy fatcat fateme fatemeh
father fatima fatima753357 fatman feet felfel felix fender fereshteh fernand fernando ferrari ferret
fetish ficken figaro fighter filter finalfantasy findaupair007 finger finish fire fireball firebird
firefly firefox fireman first fish fisher fishing fitness fkmnthyfnbdf fktrcfylh fktrcfylhjdbx
fktrcfylhjdf fktrcfylhjdyf fktrctq flames flamingo flash flatron fletcher flight flipper florence florida
flower flowers fluffy flvbybcnhfnjh flyboy flyers flying foobar football footballi ford forest forever
foreveryoung forget forgot formula forrest fortuna fossil foster foxtrot france frances francis franco
frank frankie franklin franky freak freaks freaky freckles fred freddie freddy frederic frederiksberg
fredfred free freedom freeman freepass freeuser french friday friend friends frisco frog frogger froggy
frontier frosty function funny funtime fusion future fyfcnfcbz fylhtq fynfyfyfhbde gabrie gabriel galaxy
galina galore gambit gandalf gang gangbang gangsta gangster garbage garcia garden garfield garrett gary
gateway gator gators gbpltw geheim gemini general genesis genius george georgia gerald gerard german
germany geronimo getsome gfhfktkjuhfv gfhjkm gfhjkmgfhjkm ghalbam ghalbe ghand ghasemi ghazal ghazvin
ghbdtn ghbdtnbr ghbdtnghbdtn ghbdtnrfrltkf ghermez ghermezete ghhh47hj7649 ghjatccbjyfk ghjcnj
ghjcnjgbpltw ghjcnjgfhjkm ghjcnjghjcnj ghjcnjqgfhjkm ghjcnjrdfibyj ghjnbdjcnjzybt ghom ghoran ghost
ghtdtlvtldtl giant giants gibson gilan gilbert gillian ginger giorgi giovanni girl girls gizmo gizmodo
gjkbyf gjkysqgbpltw global gloria gn56gn56 goblin goblue goddess godsmack godzilla gofish goforit goku
golab golam gold goldberg golden goldfish goldie gole golf golfball golfer golfing golha golnaz goober
good goodbye goodluck goodtime google goose gopher gorbe gordon gorg gorgan gorilla gotcha gothic govols
gozarvazhe grace gracie graham grandma granny grateful great green greenbay greenday greenlantern greens
greg gregory gremlin grendel gretchen griffey griffin grizzly groovy grover grumpy gthtrfnbgjkt
gtnhjpfdjlcr guardian guinness guitar gundam gunner gustav hacker hadis hailey halflife hallo hamburg
hamedan hamid hamidreza hamilton hamishe hamlet hammer hammers hamrah hamraheaval hamster handsome hanieh
hannah hannibal hansen hansolo happy happyday hard hardcore harder hardon harley harmony harold harris
harrison harry harvey hasan hashemi hassan hastings hawaii hawk hawkeye hayden hayley hd764nw5d7e1vb1
hd764nw5d7e1vbv head headquarters hearts heather heaven hector hedimaptfcor heidari helen helena hell
hellfire hello help helpme hemayat hendrix henry herbert herbie hercules herman hermes hershey hesoyam
heydari hidden highland hilton hiphop history hitman hjvfirf hobbes hobbit hockey hoda holden holiday
holland holly hollywoo hollywood holmes home homer homers homerun honda honey hongkong hooker hoover hope
hopper horndog hornet horney horse horses hosein hossein hosseini hosseinzadeh hotboy hotdog hotrod
hotstuff hottie house household houses houston howard hudson hummer hungry hunter hunting hurrican husein
husker huskers huskies hustler hyperion iampurehaha2 ib6ub9 ibanez icecream iceman iforgot igor iguana
ihateyou ilam illini ilovemyfamily iloveu iloveyo iloveyou imagine immortal impala imperial incubus indian
indiana indians indigo infantry inferno infiniti infinity ingodwetrust initial insane inside instagram
installdevic installsqlst integra intelligence international internet intrepid ipo54tj45uy856 iran
irancell irane irani iranian ireland irina irish ironman isabel isabella isabelle iseedeadpeople isfahan
island ismail israel italia ivan ivanov iverson iwantu jack jackal jackass jackie jackoff jackson jacob
jafar jafari jaguar jake jalal jamaica james jamesbon jamesbond007 jamie jammer jamshid janam jangal
janice janine january japan japanese jarhead jasmin jasmine jason jasper javad javier jazz jedi jeep jeff
jeffrey jenna jennie jennifer jenny jensen jeremiah jeremy jericho jerome jerry jersey jesse jessica
jessie jester jesus jethro jigar jimbo jimbob jimmy joanna joanne joejoe joey john johnjohn johnny johnson
jojo joker jonathan jones joojoo jordan jose joseph josephphone7 josh joshua jrcfyf juan judith juice
julia julian julie juliet julius jumper jungle junior jupiter just4fun just4me justdoit justice justin
justinbieber justine justme juventus kaiser kaktus kamikaze kangaroo kansas karate karbala karen karimi
karina karmand karshenas kasper katana katerina kathleen kathryn kathy katie katrin katrina kaveh kawasaki
kazemi kcj9wx5n keeper keith kelid kelley kelly kelsey kennedy kenneth kenny kentucky kenwood kenworth
kerman kermanshah kermit keshavarzi kevin keyboard keystone khahar khoda khodam khodaya khoobi khorramabad
khorshid kicker killer killme kimberly kimia king kingdom kingkong kingpin kingston kirill kish kiss
kisses kissme kitkat kitten kitty kittycat klaster knicks knight knights knopka kodiak kolobok kong kooh
koorosh kosar kotenok kourosh kramer krishna kristen kristi kristin kristina kristy ktjynsq40147 kyle
labrador labtec lacrosse ladies lady ladybug laguna lakers laleh laleha lancelot lancer lansing laptop
larisa larry lasvegas latin latino laura lauren laurie lawrence lawyer leader leather leavemealone ledzep
legacy legend legion legolas leila lemons lennon leonard leonardo leopard leslie lespaul lestat lester
letmein letsgo lewis lexmark leyla lhbjkjubz2957704 liberty lick licker lickit lickme life lifehack
lifetime light lightnin lights lincoln linda lindsay lindsey lionking liquid lisa lisalisa little liverpoo
liverpool lizard lizzie lobster logan login logitech lollipop lollol london lonely lonestar lonewolf long
longhorn looker looking lorenzo lorraine loser lost4815162342 louise loulou love love777321777 loveit
lovelove lovely loveme lover loverboy lovers loveyou loving lowrider lucas lucifer lucky luckydog lucy
ludwig luke luther lvbnhbq lytdybrbdfvgbhf lytghjgtnhjdcr macdaddy machine madar madden maddie maddog
madison madman madmax madness madonna madrid maestro maggie magic magnolia magnum magnus mahboob mahboobe
mahdi mahi mahnaz mahsa mahtab maiden mailcreated5240 mailman majid makaveli maksim malcolm malibu mallard
maman mamani manager manchest manchester mandingo mandy maniac manson manuel manutd maprchem56458 maradona
marathon marcel marco marcus margaret margarita maria mariah mariam marian marie marilyn marina
marinamarina marine mariners marines marino mario marion marissa mark market markus marlboro marlene
marley marlin marshall martha martin martina martinez martini marvel marvin mary maryam maryjane maryland
mashhad maskan mason masood masoud masoumeh massimiliano massive master masters matilda matrix matt
matthew mature maurice maurolarastefy maverick maxima maximus maxine maxmax maxwell mayday mayhem maynard
meatball meatloaf megadeth megaman megan meghan mehdi mehr mehraban mehran mehrdad mehri mehrkar
mehrkardemo mehrnaz mehrnoosh melanie melat melika melinda melissa mellat melli mellon melody melvin
member memorex memory memphis mercedes mercury meridian merlin mersedes metal metallic metallica method
mevefalkcakk mexico miami michael michaela michaeljackson michel michele michelle michigan mickey microlab
microsof microsoft midnight mighty miguel mike mikey milad milano miles military miller millie million
milton mina mine minecraft minecraft123 minnesota_hp minnie miracle mirage miranda miriam mission missy
mister mistress misty mitchell mobile mobina models modir modiriat mohamad mohamadreza mohammad
mohammadali mohammadi mohammadreza mohsen mojo mojtaba mollie molly moloko molson momoney monday money
moneys mongoose monica monika monique monitor monkey monkeys monopoly monroe monster montana montreal
moocow mookie moomoo moon moosavi moose moosh moradi morgan morganstanley morpheus morris morrison
mortalkombat morteza moscow mostafa mother motorola mountain mousavi mouse movie movies mozart
msoracle32re msorcloledbr muffin mulder munchkin muppet murphy murray muscle mushroom music musicman
mustang mustangs mylove mypass myself mystery mystic nader nadine nafas nafasam namak nancy napass
napoleon narges nargess naruto nascar naser nasim nasrin nasty nastya nastyanastya natali natalia natalie
natasha nathalie nathan national natural naughty navid nazanin ncc1701a ncc1701d ncc1701e ne1469
ne_e_pod_chehyl nebraska necronomicon neda needforspeed negar negin nellie nelson nemesis
nemvxyheqdd5oqxyxyzi neptune network networkingpe nevada newlife newman newpass newport newproject2004
newton newyork nfnmzyf nhbujyjvtnhbz nhecsyfujkjdt nhfdvfnjkju123 nhfycajhvths nicholas nick
nick1234-rem936 nicola nicolas nicole night nightcrawler nikita nikki nimrod nina niners ninja nintendo
nirvana nissan nofear nokia nolimit nondriversig none noodle noodles nookie noori nopass norman norton
nothing nouri november ntktdbpjh1994 nugget nuttertools nwo4life nylons nymets oakland oakley obiwan
oblivion october odessa office officer oghab ohyeah oilers oklahoma oksana olcrackmaster oldman olga
oliver olivia omega omid onelove onetime online ontheoutside open openup opportunity oracle orange oranges
oregon organisation organization orioles orion orlando oscar osiris ou8122 outlaw overlord oxford p0015123
pa55w0rd pa55word pacific packard packer packers pacman painter pakistan palace paladin palang palmer
pamela panama panasonic pancho panda pandora pantera panther panthers pantyhos panzer paradise paradox
paraklast1974 parande parastoo parham paris parisa parker parola parrot parsi parsian parsonline party
parvaz pascal pass passat passion passphrase passport passw0rd passwor password password1234
passwordassword passwordpassword passwordstandard passwort patches patricia patrick patriot patriots
patton paul pauline pavilion payam paykan payton peace peaches peanut peanutbutter peanuts pearljam
pebbles pedar pedram pedro peekaboo peewee pegah pegasus pencil penelope penguin penguins penny pentium
people pepper pepsi perfect persepolice persepolis persia persian personal perspolis pervert pesar pesaram
pete peter peterpan peters peugeot peyman pfqwtd27121988 phantom philadelphia philip philips phillies
phillip philly phoebe phoenix photo photos phpbb picard picasso piccolo pickle pickles pics picture pierre
piglet pikachu pilot pimp pimpin pineappl ping pink pinkfloy pioneer pirate pirates piroozi pirouzi pistol
pitbull pizza planet plastic platinum play player playstation2 playstation3 playtime please pleasure
plumber plymouth poison pokemon polaris police polina polo polska poncho pontiac poodle pooh poohbear
pookie poontang poop pooper poopie poopoo pooya popcorn popeye porkchop porsche porter portland portugal
positive possum postal potato potter pouya powder power powers precious predator prelude presario preston
pretty pride primus prince princes princess printer private privet prodigy professional psycho
ptybnxtvgbjy pumpkin punisher punkin punkrock punksnotdead puppies puppy purple putter pyramid python
q12345 q123456 q1q2q3 q1w2e3 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 q1w2e3r4t5y6u7 q1w2e3r4t5y6u7i8
q1w2e3r4t5y6u7i8o9p0 q2w3e4r5 qawsed qawsedrf qawsedrftgyh qaz123wsx456 qazqaz qazvin qazwsx qazwsx123456
qazwsxed qazwsxedc qazwsxedc123 qazwsxedcrfv qazwsxedcrfvtgb qazwsxqazwsx qazxsw qazxswedc qazxswedc123
qazxswedcvfr quality queen quincy quran qwaszx qwaszxerdfcv qwe123qwe qwe123qwe123 qweasd qweasdzxc
qweasdzxc123 qweqwe qwerasdf qwerasdfzxcv qwert qwertasdfgzxcvb qwerty qwerty123456 qwerty123456789
qwertyasdfgh qwertyu qwertyui qwertyuio qwertyuiop qwertyuiop10 qwertyuiop12 qwertyuiop123 qwertyuiop12345
qwertyytrewq r2d2c3po rabbit racecar racerx rachel racing raees raeis rafael ragnarok raha rahim rahimi
raider raiders rainbow raistlin ralph ramin rammstein ramona ramz ramzeobur ramzobor rana randall random
randy ranger rangers raptor rascal rasht rasoul raven ravens raymond razz rbhbkk ready reagan reality
reaper rebecca rebel rebels redalert redbull reddog redhead redhot redman redneck redrum redskins redsox
redwings reebok refah referral reggie regina remember renegade rescue research residentevil retard revenge
review reza rezaei rezai rfhbyf rfnthbyf rfnthbyf1988 rfrfirf rhbcnbyf rhonda ricardo richard richards
richie richmond rick ricky rightel rightnow ripper river rjirfrgbde rjntyjr robbie robert roberto roberts
robin robinson rock rocker rocket rockets rockon rocks rockstar rocky rodney roger rogers roland roller
rolltide roman romance romashka romeo rommel ronald ronaldinho10 ronaldo ronnie rookie rooster rootbeer
rooz roscoe rose rosebud rosemary rostam rostami rotten rovers roxanne roya rubber rubika rugby rulez
runner running rush ruslan russell russia russian rustam rusty ryan sabbath sabina sabine sabrina sadegh
sadeghi saderat sadie saeed saeid safety sahar said sailboat sailing sailor saint saints sajad sajjad
sakura salaam salam salavat sally salmon saman samand samantha samira sammie sammy sample sampson samson
samsung samuel samurai sanandaj sanchez sandiego sandman sandra sandro sandy sanfrancisco santana santiago
santos sapphire sara sarah saratoga sari sasha sassy satan satisfaction saturn saun saun24865709 savage
savannah sayang scandinavian scarface scarlet scarlett school schoolgirlie science scooby scoobydo scooter
scorpio scorpion scotch scotland scott scottie scotty scrappy scream scruffy scully sdicmt7seytn sean
search seattle sebastia sebastian secret security seemnemaailm seinfeld select selena seminole semnan
semperfi sentinel sepah sepahan sepideh septembe september serega serena serenity sergei sergey sergio
server service sesame setare setareh seven shab shadi shadow shaggy shahab shahin shahram shalom shaman
shamrock shane shania shannon shaolin sharifi shark sharks sharon shasta shatel shaved shazam sheena
sheila shekar shelby shelley shelly shemale sherlock sherman sherry sherwood shiloh shima shir shiraz
shirin shirley shogun shopping short shorty shotgun showme showtime siamak siavash sidney siemens sierra
signin silver silvia simba simon simone simple simpson simpsons sina sinatra singer single sinner sirius
sister sithlord sixers skater skeeter skiing skinny skipper skippy skittles skyline skywalke slappy
slapshot slayer sleepy slick slipknot smile smiles smiley smith smitty smoke smoker smokey smokin smooth
smudge smut snake snakes snapper snatch snickers sniper snoopy snow snowball snowman snuggles sobaka
soccer socrates softball software sogand soheil sohrab sojdlg123aljg sokoot soldier soleil solomon soltani
somayeh somethin sommer sonic sonnenschein sony sonyericsson sooner sooners sophia sophie soroush
soso123aljg southern space sparky sparta spartak spartan spartans speaker special specialinsta spectrum
speed speedy spencer spider spiderma spiderman spidey spike spirit spitfire splash spooky sport sports
spring springer sprint sprite spunky spyder squirrel squirt srinivas stacey stalker stallion standard
stanley star starbuck starcraft stardust starfish stargate stars startrek starwars station stealth
steelers stefan stella stephani stephanie stephen sterlin sterling steve steven stevie stewart stick
stickdaddy77 sticks sticky stimpy stinger stingray stinky stinkyfinger stocking stone stonecol stoner
stones storm stormy stranger stratocaster street strider strike striker stripper strong stuart stud
student studio stuff stupid subaru sublime success sugar sultan summer summit sundance sunday sunny
sunrise sunset sunshine super superfly superman supernatural superstar superuser support surfer surfing
susan suzanne suzuki svetik svetlana swallow sweden sweet sweetie sweetpea sweets sweety swimming swinger
swingers swordfis swordfish sydney sylvia syracuse sysadmin system systemofadown tabriz tacobell tacoma
tamara tammy tanha tanhai tanker tanner tanya tardis target tarheel tarheels tarzan tatiana tattoo tatyana
taurus taylor tazman tdutybq teacher technics techno teddy teen teens tehran tehroon tejarat telefon
telegram tempest temple temporary temppass temppassword tennis tequila teraktor teresa terminal terminator
terror terry test tester testing testtest texas thailand thanks thankyou thecakeisalie thegame thekid
theking theman theodore theone therock thomas thompson thor throat thuglife thumper thunder tiba
ticketmaster tickle tiffany tiger tigers tigger tight timber time timmy timothy tina tinker tinman tintin
titanic titans titleist tobias toby today tolkien tomato tomcat tommy tomtom tony topcat topdog topgun
topper tornado toronto torres toshiba tottenha toyota tracey tractor tracy traffic trains trance transam
transformers travel travis treasure trebor tree trevor trfnthbyf tricky trigger trinidad trinity tristan
triton triumph trixie trojan trojans trombone trooper trouble truck trucker trucks truelove trumpet trunks
tsunami tucker tuesday turbo turkey turner turtle tweety twilight twisted twister tyler tyrone ultima
ultimate unbelievable unicorn united universe unknown unreal utopia vacation vader vahid valentin
valentina valera valerie valhalla valley vampire vanessa vanhalen vanilla vanyarespekt varzesh vectra
vegeta velvet verbatim veritas verona veronica veronika vertigo vette vfhbyf vfhbyfvfhbyf vfhecz vfrcbv
vfrcbvrf vfrcbvvfrcbv vfvfvskfhfve vfvjxrf vh5150 victor victoria victory video viking vikings viktor
viktoria vincent violet viper vipers virgin virginia vision vivian vkontakte vladik vladimir vladimirovna
vladislav volley volume voodoo vortex voyager vulcan walker wallace walleye wally walnut walter warcraft
warhammer warhammer40k warlock warlord warren warrior warriors water waterloo waters watson wayne
wazzkaprivet weasel weather webmaster websolutions websolutionssu webster webuivalidat weed weezer
weihnachtsbau weihnachtsbaum welcome wendy werewolf wesley western westham westside wg8e3wjf whatever
wheels whiskey whisper white whitney whocares whosyourdaddy whynot wicked wilbur wildcat wildcats wildfire
william williams willie willis willow willy wilson window windows winner winnie winston winter wisdom
wizard wolf wolfgang wolfman wolfpack wolverin wolverine wolves wombat women wonder woody woofwoof wookie
wordpass world wrangler wright writer wutang xanadu xavier xfiles xtreme xxxp455w0rd5 yaali yaemam
yahossein yahussein yalda yamaha yamahdi yankee yankees yaser yasin yasuj yazahra yazd ybrbnf yeganeh
yekta yellow yfnfif yomama young yourmom yousef yvonne z1x2c3 z1x2c3v4 z1x2c3v4b5n6 z1x2c3v4b5n6m7 zachary
zahedan zahra zanjan zaphod zaq12wsx zaq12wsxcde3 zaq1xsw2 zaq1xsw2cde3 zaqwsx zaqwsxcderfv zaqxsw
zcfvfzkexifz zendegi zendegim zeppelin ziba zibai zidane zipper zohreh zombie zorro zqjphsyf6ctifgu zvezda
zxcasd zxcasdqwe123 zxcvbn zxcvbn123456 zxcvbnm zxcvbnm123456789 zxcvbnmmnbvcxz
`
  .trim()
  .split(/\s+/);
