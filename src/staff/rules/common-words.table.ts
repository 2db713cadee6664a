// Words that people build passwords from, in lower case and as letters only. A password that is nothing but one or two
// of these, however it is spelled with digits and signs, is refused. Written by us; it needs no order.
export const commonWords: readonly string[] = `
password passwort passphrase passcode pass pwd secret private login logon signin welcome access letmein openup open
admin administrator root user guest test testing tester demo default changeme change temp temporary system server computer
internet network online website google facebook twitter instagram youtube netflix amazon microsoft windows apple iphone
android samsung pokemon minecraft fortnite roblox starwars startrek superman batman spiderman ironman avengers pikachu
naruto matrix hunter shadow master monster dragon phoenix tiger lion bear wolf eagle falcon panther cougar mustang
horse cat dog puppy kitten bunny monkey chicken turtle dolphin shark fish bird butterfly ladybug spider
football baseball basketball soccer hockey tennis golf swimming running cycling racing yankees cowboys steelers packers
patients lakers bulls bears cubs dodgers giants eagles broncos raiders redskins dolphins longhorns aggies astros texans
bulldog rangers barcelona liverpool arsenal chelsea manchester united madrid juventus
love lover iloveyou loveyou lovely sweetheart honey baby babygirl babyboy darling princess prince queen king angel
angels heaven jesus christ god faith hope grace blessed blessing church bible amen trust peace freedom liberty
mom mommy mother dad daddy father sister brother family friend friends forever always together
summer winter spring autumn fall january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday today tomorrow morning evening night sunshine sunset sunrise moon
star stars starlight rainbow flower flowers rose lily daisy jasmine violet garden forest mountain river ocean beach island
america american usa texas chicago houston dallas austin fortworth illinois newyork boston seattle denver florida miami
california london paris berlin mexico canada
red orange yellow green blue purple violet pink black white silver gold golden brown gray
coffee chocolate cookie cookies cheese pizza burger banana apple cherry peach pepper ginger sugar candy cupcake butter
michael michelle jennifer jessica ashley amanda melissa nicole stephanie elizabeth heather daniel david robert james john
joseph william richard charles thomas matthew anthony andrew joshua christopher christian brandon justin jordan tyler
austin kevin brian jason eric george patrick samuel benjamin nathan zachary alexander alex sam max charlie harley buddy
maggie molly bailey lucky happy smile sunny lovely pretty beautiful awesome cool super great best winner champion
money dollar cash rich million lucky casino player gamer game games gaming xbox playstation nintendo sega
music guitar piano drums rock metal rapper singer dance dancer movie movies cinema picture camera
harvard college school student teacher doctor nurse medical health hospital clinic clinical therapy therapist counselor
treatment recovery recover sober sobriety rehab patient patients group program outpatient intensive healing wellness care
medicine pharmacy insurance office front desk reception manager director supervisor staff employee worker work working
company business service services support help helpdesk security secure safety safe vault key keys lock locked
evenkeel keel sail sailing sailor ship boat captain anchor harbor
qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc poiuytrewq lkjhgfdsa mnbvcxz
abc abcd abcde abcdef abcdefg abcdefgh abcdefghij xyz aaa nothing whatever anything something nobody everybody somebody
hello goodbye please thankyou sorry yes no never maybe ready enter exit start stop go come here there this that my the
me you your and for its is are was in on at of with new old big little first last one two three four five six seven eight
nine ten zero thousand number numbers letter letters word words simple easy correct horse battery staple
`
  .trim()
  .split(/\s+/);
