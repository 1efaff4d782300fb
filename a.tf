locals {
  a0 = {
    "é"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a1 = {
    "é"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a2 = {
    "👨‍👩‍👧"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a3 = {
    "🇩🇪"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a4 = {
    "🇩🇪🇫🇷"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a5 = {
    "👍🏽"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a6 = {
    "한국"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a7 = {
    "한"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a8 = {
    "नमस्ते"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a9 = {
    "क्षि"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a10 = {
    "ไทยกำ"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a11 = {
    "مرحبا"               = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a12 = {
    "́x"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a13 = {
    "$́"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a14 = {
    "a$́b"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a15 = {
    "☀️"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a16 = {
    "1️⃣"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a17 = {
    "日本"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a18 = {
    "​"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a19 = {
    "a​b"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a20 = {
    "ﾊﾟ"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a21 = {
    "؀x"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a22 = {
    "🏴󠁧󠁢󠁿"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a23 = {
    "†"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a24 = {
    "­"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a25 = {
    "x‍y"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a26 = {
    "❤️‍🔥"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a27 = {
    "ำ"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a28 = {
    "ກຳ"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a29 = {
    "Ạ̊"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a30 = {
    " ำ"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a31 = {
    "न☀"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a32 = {
    "️ ́☀"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a33 = {
    "े"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a34 = {
    "ำ🇩🏽"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a35 = {
    "ำำेम"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a36 = {
    "🇩️"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a37 = {
    "กम"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a38 = {
    "日"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a39 = {
    "👧"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a40 = {
    "é한a🇪े"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a41 = {
    "%म$्म"               = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a42 = {
    "स👨न‍é"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a43 = {
    "े🏽"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a44 = {
    "日्️"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a45 = {
    "्กम"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a46 = {
    "नำ ् "                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a47 = {
    "ᅡ日"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a48 = {
    "🇪"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a49 = {
    "日$👧$ᅡ"               = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a50 = {
    "  ‍$️"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a51 = {
    "️ "                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a52 = {
    "한‍́"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a53 = {
    "️े́न"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a54 = {
    "्"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a55 = {
    "a한"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a56 = {
    "्‍é☀"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a57 = {
    "éम$ ᅡ"               = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a58 = {
    "🇪ก🇩é한"               = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a59 = {
    "́"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a60 = {
    "☀"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a61 = {
    "é🏽्한☀"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a62 = {
    "👨$é"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a63 = {
    "ᅡन👨"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a64 = {
    "मसกम"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a65 = {
    "日ำ‍☀ก"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a66 = {
    "्️%"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a67 = {
    "한्"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a68 = {
    "ก한ำ"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a69 = {
    "a् "                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a70 = {
    "aम☀"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a71 = {
    "️👨é️️"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a72 = {
    "सन日"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a73 = {
    "☀$🇪"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a74 = {
    "a é日"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a75 = {
    "न"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a76 = {
    "️स한"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a77 = {
    "☀ᅡ👧न👧"               = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a78 = {
    "न☀🇪"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a79 = {
    "म‍a"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a80 = {
    "日%👨한ก"               = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a81 = {
    "️🇪"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a82 = {
    "ᅡ👧"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a83 = {
    "️$‍‍"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a84 = {
    "ᅡᅡ日🇩स"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a85 = {
    "́ᅡ"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a86 = {
    " स"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a87 = {
    "🇩‍é"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a88 = {
    "🏽ᅡ 👧🇪"               = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a89 = {
    "️́☀"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a90 = {
    " 👨्"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a91 = {
    "ก🇪स"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a92 = {
    "️्한"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a93 = {
    " ्é्"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a94 = {
    "🏽a"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a95 = {
    "☀ก्ำ"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a96 = {
    "é%"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a97 = {
    "日%ก한"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a98 = {
    "ᅡ🇩́ 한"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a99 = {
    "🇩"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a100 = {
    "é"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a101 = {
    "🏽् éa"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a102 = {
    "%‍👧ก"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a103 = {
    "🇩日a"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a104 = {
    "ำ्é☀‍"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a105 = {
    "👨🇪ำ"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a106 = {
    "éन🇩🏽"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a107 = {
    "ำ"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a108 = {
    "👧"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a109 = {
    "🇪👨"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a110 = {
    "े"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a111 = {
    "मé🇪🇩🇪"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a112 = {
    "กก्éे"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a113 = {
    "aé👨"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a114 = {
    "‍"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a115 = {
    "́"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a116 = {
    "é$́ก"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a117 = {
    "ेᅡ👧ᅡ́"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a118 = {
    "म️म"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a119 = {
    "한न🇪🏽ᅡ"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a120 = {
    "‍👨ำa"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a121 = {
    "́ 👧é"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a122 = {
    "स☀️"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a123 = {
    "म️é☀्"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a124 = {
    "न"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a125 = {
    "$ᅡ्$"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a126 = {
    "सa🇩🏽"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a127 = {
    "🇪$ ्́"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a128 = {
    "्👨"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a129 = {
    "ᅡ"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a130 = {
    "ำ🇪‍"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a131 = {
    "$‍%日"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a132 = {
    "म日‍%ᅡ"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a133 = {
    "ำ‍ $a"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a134 = {
    "👨🇩मé"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a135 = {
    "́ ‍日म"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a136 = {
    "aᅡ"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a137 = {
    "a"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a138 = {
    "日"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a139 = {
    "$한 한"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a140 = {
    "é"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a141 = {
    "กก$🇩‍"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a142 = {
    "%‍ำéำ"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a143 = {
    " 👧́"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a144 = {
    "👧️"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a145 = {
    "स☀"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a146 = {
    "🇪न☀म"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a147 = {
    "ำ्́"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a148 = {
    "ก🇩्%"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a149 = {
    "्$"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a150 = {
    " 日ก日े"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a151 = {
    "️म"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a152 = {
    "👧‍"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a153 = {
    "%े$ก"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a154 = {
    " %👧👨"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a155 = {
    "🏽👨 "                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a156 = {
    "ᅡ🇩$ำ한"               = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a157 = {
    "☀  🇪"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a158 = {
    "한a"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a159 = {
    "ेम🏽"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a160 = {
    " न"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a161 = {
    "ᅡे"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a162 = {
    "्$"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a163 = {
    "$☀🏽स"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a164 = {
    "️ำaे%"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a165 = {
    "म"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a166 = {
    "स"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a167 = {
    "🇩️"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a168 = {
    "🏽"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a169 = {
    "🇩🏽🇪"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a170 = {
    "👧☀"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a171 = {
    "🇪"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a172 = {
    "éᅡ"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a173 = {
    "्́"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a174 = {
    "‍"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a175 = {
    "🇪"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a176 = {
    "éनस"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a177 = {
    "%日ᅡaa"               = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a178 = {
    "ᅡ्म"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a179 = {
    "́🏽️ "                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a180 = {
    "म👨ำᅡ"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a181 = {
    "🇪"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a182 = {
    "日"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a183 = {
    "‍सก🇪"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a184 = {
    "ก"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a185 = {
    "日नस"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a186 = {
    "日日日"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a187 = {
    "‍ᅡ日"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a188 = {
    "ำก‍日े"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a189 = {
    "नé$한日"               = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a190 = {
    "%👧️️%"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a191 = {
    "👧न"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a192 = {
    "‍‍ำ👨"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a193 = {
    "️%️"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a194 = {
    "्ำ한️👧"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a195 = {
    "े한👧$"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a196 = {
    "‍"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a197 = {
    "ำำ"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a198 = {
    "%मन‍🇪"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a199 = {
    "मé👨"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a200 = {
    "े"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a201 = {
    "🇪🇩$กन"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a202 = {
    "मसำ"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a203 = {
    "न"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a204 = {
    "‍👨🇪 "                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a205 = {
    "日"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a206 = {
    " "                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a207 = {
    "👧"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a208 = {
    " ्"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a209 = {
    "%👨 ☀"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a210 = {
    "म🏽"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a211 = {
    "ก👧 👧🏽"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a212 = {
    "न한a"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a213 = {
    "्मᅡำ"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a214 = {
    "한️ेก日"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a215 = {
    "日ेa"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a216 = {
    "🏽%️a‍"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a217 = {
    "े👧"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a218 = {
    "️स🏽🏽ก"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a219 = {
    "éก"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a220 = {
    "‍ 한日"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a221 = {
    "👨स"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a222 = {
    "☀"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a223 = {
    "a"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a224 = {
    "☀🇩ก"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a225 = {
    "े"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a226 = {
    "aᅡᅡᅡन"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a227 = {
    "́☀"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a228 = {
    "$"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a229 = {
    "%"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a230 = {
    "🏽́🏽"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a231 = {
    "$🇩ेᅡ"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a232 = {
    "é"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a233 = {
    "́🏽$👧"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a234 = {
    "ेे$́"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a235 = {
    "्🏽️े한"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a236 = {
    "स"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a237 = {
    "$मस👧"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a238 = {
    "é%🇪न"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a239 = {
    "सกन"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a240 = {
    "म🇩a🏽🇪"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a241 = {
    "👨सำ"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a242 = {
    "👧🏽"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a243 = {
    "👧"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a244 = {
    "मก👧️a"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a245 = {
    "‍☀"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a246 = {
    "से"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a247 = {
    "éa"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a248 = {
    "सᅡ्é"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a249 = {
    "🇩"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a250 = {
    "éमेa"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a251 = {
    "🇩‍"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a252 = {
    "े🏽👧ᅡ"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a253 = {
    "‍न‍☀é"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a254 = {
    "🇪स한"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a255 = {
    "🇩ำ🇪a"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a256 = {
    "️नᅡ"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a257 = {
    "é"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a258 = {
    "́ ☀a"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a259 = {
    "a"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a260 = {
    "a"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a261 = {
    "กé"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a262 = {
    "é🏽️ก"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a263 = {
    "🏽ेᅡ"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a264 = {
    "न日éम"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a265 = {
    "☀️म"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a266 = {
    "한"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a267 = {
    "्‍"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a268 = {
    "मำᅡำ日"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a269 = {
    "👧%%म"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a270 = {
    "न👧न्स"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a271 = {
    "स$"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a272 = {
    "न🇪👧ก"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a273 = {
    "$$मेé"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a274 = {
    "👧$"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a275 = {
    "स"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a276 = {
    "$"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a277 = {
    "ᅡ"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a278 = {
    "☀️"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a279 = {
    "☀"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a280 = {
    "स"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a281 = {
    "%️ᅡन"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a282 = {
    "́"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a283 = {
    "म‍"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a284 = {
    " 한‍"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a285 = {
    "́️🏽🇩"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a286 = {
    "👨"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a287 = {
    " a"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a288 = {
    "🇩"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a289 = {
    "🏽🇩ำ"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a290 = {
    "्ก☀ᅡำ"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a291 = {
    "स👧"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a292 = {
    "́é‍☀a"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a293 = {
    "🏽"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a294 = {
    "́‍स"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a295 = {
    "🇩日☀‍"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a296 = {
    "日$नम"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a297 = {
    "日स‍한☀"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a298 = {
    "म🏽‍ำ"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a299 = {
    "स"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a300 = {
    "%️́"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a301 = {
    "न🏽े"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a302 = {
    "ำ"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a303 = {
    "्️́"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a304 = {
    "ก🏽🇩नé"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a305 = {
    "🇩्स"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a306 = {
    "🇪"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a307 = {
    "ᅡ👧"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a308 = {
    "%🏽"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a309 = {
    "स$ำ्न"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a310 = {
    "☀्"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a311 = {
    "्े é"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a312 = {
    "a👧‍"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a313 = {
    "%"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a314 = {
    "한ก"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a315 = {
    "é️ेé🏽"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a316 = {
    "🇪े"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a317 = {
    "éनस%"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a318 = {
    "%한"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a319 = {
    "‍स"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a320 = {
    "्स́"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a321 = {
    "👨े"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a322 = {
    "म️न"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a323 = {
    "्한"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a324 = {
    "ेกำ🇩"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a325 = {
    "한한a"                 = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a326 = {
    "नन한%"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a327 = {
    "กa"                  = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a328 = {
    "👨"                   = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
  a329 = {
    "👨ำa👧é"                = 1
    xxxxxxxxxxxxxxxxxxxxx = 2
  }
}
