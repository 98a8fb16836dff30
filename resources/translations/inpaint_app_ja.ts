<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
 <context>
  <name>AboutDialog</name>
  <message>
   <source>About Inpaint App</source>
   <translation>Inpaint App について</translation>
  </message>
  <message>
   <source>Everything stays on this computer; no connection is ever opened.</source>
   <translation>すべてこのコンピューター内で処理され、通信は一切行いません。</translation>
  </message>
  <message>
   <source>Free software under the Apache License 2.0</source>
   <translation>Apache License 2.0 のフリーソフトウェア</translation>
  </message>
  <message>
   <source>Paint over what should go, press Enter, and it is gone.</source>
   <translation>消したいものを塗って Enter を押すと、消えます。</translation>
  </message>
 </context>
 <context>
  <name>Application</name>
  <message>
   <source>A file with unsaved work is damaged and cannot be used.</source>
   <translation>保存されていない作業のファイルが壊れていて、使えません。</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>破棄</translation>
  </message>
  <message>
   <source>Go on with it</source>
   <translation>作業を続ける</translation>
  </message>
  <message>
   <source>The settings will not be kept, as their folder cannot be written.</source>
   <translation>設定フォルダーに書き込めないため、設定は保存されません。</translation>
  </message>
  <message>
   <source>Unsaved work cannot be kept against a crash; save often.</source>
   <translation>異常終了に備えた作業の控えを保存できません。こまめに保存してください。</translation>
  </message>
  <message>
   <source>Your work on {name} ({when}) was not saved when the program ended.</source>
   <translation>{name} の作業（{when}）は、プログラム終了時に保存されていませんでした。</translation>
  </message>
  <message>
   <source>a pasted picture</source>
   <translation>貼り付けた画像</translation>
  </message>
 </context>
 <context>
  <name>BugLog</name>
  <message>
   <source>Something went wrong inside the program; your photo is still here. Save it under a new name to be safe.</source>
   <translation>プログラム内部で問題が発生しましたが、写真は失われていません。念のため別の名前で保存してください。</translation>
  </message>
  <message>
   <source>The log is at {path}.</source>
   <translation>ログは {path} にあります。</translation>
  </message>
 </context>
 <context>
  <name>CheckupDialog</name>
  <message>
   <source>Check this computer</source>
   <translation>このコンピューターの確認</translation>
  </message>
  <message>
   <source>Copy the report</source>
   <translation>レポートをコピー</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>レポート</translation>
  </message>
  <message>
   <source>Testing the devices, the network and a fill…</source>
   <translation>デバイス、ネットワーク、補完を確認しています…</translation>
  </message>
  <message>
   <source>The check itself failed.</source>
   <translation>確認自体に失敗しました。</translation>
  </message>
  <message>
   <source>The report was copied.</source>
   <translation>レポートをコピーしました。</translation>
  </message>
  <message>
   <source>This is what a report of a fault should hold:</source>
   <translation>不具合を報告するときは、次の内容を添えてください:</translation>
  </message>
 </context>
 <context>
  <name>Dots</name>
  <message>
   <source>Map of the folder</source>
   <translation>フォルダーの地図</translation>
  </message>
 </context>
 <context>
  <name>Editing</name>
  <message>
   <source>Brush stroke</source>
   <translation>ブラシストローク</translation>
  </message>
  <message>
   <source>Clear mask</source>
   <translation>マスクを消去</translation>
  </message>
  <message>
   <source>Copy from everywhere</source>
   <translation>どこからでもコピー</translation>
  </message>
  <message>
   <source>Earlier work</source>
   <translation>以前の作業</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>補完</translation>
  </message>
  <message>
   <source>Invert mask</source>
   <translation>マスクを反転</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>復元</translation>
  </message>
  <message>
   <source>Where not to copy from</source>
   <translation>コピーしない場所</translation>
  </message>
 </context>
 <context>
  <name>Files</name>
  <message>
   <source>The photo was copied.</source>
   <translation>写真をコピーしました。</translation>
  </message>
  <message>
   <source>There is no picture to paste.</source>
   <translation>貼り付ける画像がありません。</translation>
  </message>
  <message>
   <source>the picture</source>
   <translation>画像</translation>
  </message>
 </context>
 <context>
  <name>FolderMap</name>
  <message>
   <source>Each dot is a photo; those that look alike are near each other. Click one to open it, turn the wheel to come nearer.</source>
   <translation>点は一枚ずつの写真で、似たものどうしが近くにあります。クリックで開き、ホイールで拡大します。</translation>
  </message>
  <message>
   <source>Map of the folder</source>
   <translation>フォルダーの地図</translation>
  </message>
  <message>
   <source>The photos, those unlike the others first</source>
   <translation>写真の一覧、ほかと違うものが先</translation>
  </message>
 </context>
 <context>
  <name>GeneralPage</name>
  <message>
   <source>Appearance</source>
   <translation>外観</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>システムに合わせる</translation>
  </message>
  <message>
   <source>Choose one that stands out from the photo.</source>
   <translation>写真から際立つ色を選んでください。</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>色</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>ダーク</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>言語</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>ライト</translation>
  </message>
  <message>
   <source>Mark filled photos</source>
   <translation>埋めた写真に印を付ける</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>マスク</translation>
  </message>
  <message>
   <source>Opacity</source>
   <translation>不透明度</translation>
  </message>
  <message>
   <source>Saving</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>The language changes when the program is started again.</source>
   <translation>言語は次回の起動時に変わります。</translation>
  </message>
  <message>
   <source>The metadata of a saved photo then say that a part of it was made by a trained network (IPTC Digital Source Type).</source>
   <translation>保存した写真のメタデータに、一部が学習済みネットワークによって作られたことを記録します (IPTC Digital Source Type)。</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>ウィンドウ</translation>
  </message>
 </context>
 <context>
  <name>HelpSheet</name>
  <message>
   <source>Keys and mouse</source>
   <translation>キーとマウス</translation>
  </message>
 </context>
 <context>
  <name>Hints</name>
  <message>
   <source>Choose with 1 to 4, keep with Enter, drop with Esc.</source>
   <translation>1～4 で選び、Enter で決定、Esc で破棄します。</translation>
  </message>
  <message>
   <source>Filling</source>
   <translation>補完しています</translation>
  </message>
  <message>
   <source>Hold \ to see the original.</source>
   <translation>\ を押している間、元の写真が見えます。</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>開いています…</translation>
  </message>
  <message>
   <source>Paint over what should go, then press Enter.</source>
   <translation>消したいものを塗って、Enter を押してください。</translation>
  </message>
  <message>
   <source>Press Enter to fill.</source>
   <translation>Enter で補完します。</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>保存しています…</translation>
  </message>
 </context>
 <context>
  <name>HistoryPanel</name>
  <message>
   <source>Close the history</source>
   <translation>履歴を閉じる</translation>
  </message>
  <message>
   <source>History</source>
   <translation>履歴</translation>
  </message>
  <message>
   <source>The photo as opened</source>
   <translation>開いたときの写真</translation>
  </message>
 </context>
 <context>
  <name>KeysPage</name>
  <message>
   <source>Action</source>
   <translation>操作</translation>
  </message>
  <message>
   <source>Add this key</source>
   <translation>このキーを追加</translation>
  </message>
  <message>
   <source>All defaults</source>
   <translation>すべて既定に戻す</translation>
  </message>
  <message>
   <source>Back to the default</source>
   <translation>既定に戻す</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>キー</translation>
  </message>
  <message>
   <source>New key</source>
   <translation>新しいキー</translation>
  </message>
  <message>
   <source>New key:</source>
   <translation>新しいキー:</translation>
  </message>
  <message>
   <source>Press a key</source>
   <translation>キーを押してください</translation>
  </message>
  <message>
   <source>Use this key</source>
   <translation>このキーを使う</translation>
  </message>
  <message>
   <source>{key} acts while it is held and cannot get another meaning.</source>
   <translation>{key} は押している間だけ働くキーで、ほかの操作には割り当てられません。</translation>
  </message>
  <message>
   <source>{key} belongs to “{action}”, from which it would be taken.</source>
   <translation>{key} は「{action}」に割り当てられています。使うと、そちらから外れます。</translation>
  </message>
 </context>
 <context>
  <name>LearnDialog</name>
  <message>
   <source>Learn my photos</source>
   <translation>自分の写真を学ばせる</translation>
  </message>
 </context>
 <context>
  <name>LossPlot</name>
  <message>
   <source>Photos kept aside: {value}</source>
   <translation>取り分けた写真：{value}</translation>
  </message>
  <message>
   <source>Practice: {value}</source>
   <translation>練習：{value}</translation>
  </message>
  <message>
   <source>The error in per cent of that at the start</source>
   <translation>開始時を100％とした誤差</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>About Inpaint App</source>
   <translation>Inpaint App について</translation>
  </message>
  <message>
   <source>Check this computer</source>
   <translation>このコンピューターを確認</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>ネットワークを読み込んでいます…</translation>
  </message>
  <message>
   <source>The network could not be loaded.</source>
   <translation>ネットワークを読み込めませんでした。</translation>
  </message>
 </context>
 <context>
  <name>MaskMenu</name>
  <message>
   <source> px</source>
   <translation> px</translation>
  </message>
  <message>
   <source>Blue</source>
   <translation>青</translation>
  </message>
  <message>
   <source>By</source>
   <translation>変更量</translation>
  </message>
  <message>
   <source>By how many pixels the mask grows, shrinks or is feathered</source>
   <translation>マスクを広げる・狭める・ぼかすピクセル数</translation>
  </message>
  <message>
   <source>Colour of the mask</source>
   <translation>マスクの色</translation>
  </message>
  <message>
   <source>Green</source>
   <translation>緑</translation>
  </message>
  <message>
   <source>Opacity</source>
   <translation>不透明度</translation>
  </message>
  <message>
   <source>Opacity of the mask</source>
   <translation>マスクの不透明度</translation>
  </message>
  <message>
   <source>Red</source>
   <translation>赤</translation>
  </message>
  <message>
   <source>Violet</source>
   <translation>紫</translation>
  </message>
  <message>
   <source>Yellow</source>
   <translation>黄</translation>
  </message>
 </context>
 <context>
  <name>MaskWorks</name>
  <message>
   <source>Choose an object</source>
   <translation>オブジェクトを選択</translation>
  </message>
  <message>
   <source>Choose by colour</source>
   <translation>色で選択</translation>
  </message>
  <message>
   <source>Feather the mask</source>
   <translation>マスクの縁をぼかす</translation>
  </message>
  <message>
   <source>Find dust and scratches</source>
   <translation>ほこりと傷を探す</translation>
  </message>
  <message>
   <source>Grow the mask</source>
   <translation>マスクを広げる</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>マスクを読み込む</translation>
  </message>
  <message>
   <source>No dust or scratches were found; paint over what should go.</source>
   <translation>ほこりや傷は見つかりませんでした。消したいものを塗ってください。</translation>
  </message>
  <message>
   <source>Shrink the mask</source>
   <translation>マスクを狭める</translation>
  </message>
  <message>
   <source>The mask was saved as {name}.</source>
   <translation>マスクを {name} として保存しました。</translation>
  </message>
  <message>
   <source>{count} defects are marked; look at them, then press Enter to fill.</source>
   <translation>{count}個の傷に印を付けました。確認してからEnterキーで埋めてください。</translation>
  </message>
 </context>
 <context>
  <name>Menu</name>
  <message>
   <source>Open recent</source>
   <translation>最近の写真を開く</translation>
  </message>
 </context>
 <context>
  <name>MessageBar</name>
  <message>
   <source>Close this message</source>
   <translation>このメッセージを閉じる</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>詳細</translation>
  </message>
 </context>
 <context>
  <name>ModelsDialog</name>
  <message>
   <source>As shipped</source>
   <translation>標準</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>閉じる</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>日付</translation>
  </message>
  <message>
   <source>Delete the model {name}?</source>
   <translation>モデル「{name}」を削除しますか？</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>削除…</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>誤差</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>書き出し…</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>フォルダー</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>読み込み…</translation>
  </message>
  <message>
   <source>It was not found to be better</source>
   <translation>より良いとは認められませんでした</translation>
  </message>
  <message>
   <source>Its report is deleted, too. Your photos stay.</source>
   <translation>報告も削除されます。写真はそのままです。</translation>
  </message>
  <message>
   <source>Learnt models</source>
   <translation>学習したモデル</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名前</translation>
  </message>
  <message>
   <source>Name of the model</source>
   <translation>モデルの名前</translation>
  </message>
  <message>
   <source>Rename the model</source>
   <translation>モデルの名前を変更</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>名前を変更…</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>報告</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>サイズ</translation>
  </message>
  <message>
   <source>Teach it your photos…</source>
   <translation>写真を学ばせる…</translation>
  </message>
  <message>
   <source>This photo is</source>
   <translation>この写真は</translation>
  </message>
  <message>
   <source>Use this model</source>
   <translation>このモデルを使う</translation>
  </message>
  <message>
   <source>familiar to it</source>
   <translation>よく知るもの</translation>
  </message>
  <message>
   <source>imported</source>
   <translation>読み込んだもの</translation>
  </message>
  <message>
   <source>strange to it</source>
   <translation>知らないもの</translation>
  </message>
  <message>
   <source>unusual for it</source>
   <translation>見慣れないもの</translation>
  </message>
  <message>
   <source>{name} (in use)</source>
   <translation>{name}（使用中）</translation>
  </message>
  <message>
   <source>{size} MB</source>
   <translation>{size} MB</translation>
  </message>
 </context>
 <context>
  <name>PhotoView</name>
  <message>
   <source>Original</source>
   <translation>元の写真</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>写真</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>結果</translation>
  </message>
 </context>
 <context>
  <name>Pill</name>
  <message>
   <source>{stage}, about {seconds} s left</source>
   <translation>{stage}（残り約 {seconds} 秒）</translation>
  </message>
 </context>
 <context>
  <name>Places</name>
  <message>
   <source>Only files on this computer can be opened; save the picture first.</source>
   <translation>開けるのはこのコンピューター上のファイルだけです。先に画像を保存してください。</translation>
  </message>
  <message>
   <source>The folder can no longer be read.</source>
   <translation>フォルダーが読み取れなくなりました。</translation>
  </message>
  <message>
   <source>There is no photo in the folder {name}.</source>
   <translation>フォルダー {name} に写真がありません。</translation>
  </message>
  <message>
   <source>This is the first photo in its folder.</source>
   <translation>これはフォルダー内の最初の写真です。</translation>
  </message>
  <message>
   <source>This is the last photo in its folder.</source>
   <translation>これはフォルダー内の最後の写真です。</translation>
  </message>
  <message>
   <source>picture</source>
   <translation>画像</translation>
  </message>
  <message>
   <source>{count} files were dropped; the first one, {name}, is opened.</source>
   <translation>{count} 個のファイルがドロップされました。最初の {name} を開きます。</translation>
  </message>
 </context>
 <context>
  <name>ProgressPage</name>
  <message>
   <source>A photo kept aside, which it does not learn from</source>
   <translation>取り分けて学習に使わない写真</translation>
  </message>
  <message>
   <source>Curves will be drawn here once it practises.</source>
   <translation>練習が始まると、ここに曲線が描かれます。</translation>
  </message>
  <message>
   <source>Ending the practice…</source>
   <translation>練習を終えています…</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>続ける</translation>
  </message>
  <message>
   <source>Go on another day</source>
   <translation>また今度続ける</translation>
  </message>
  <message>
   <source>Go on in the background</source>
   <translation>裏で続ける</translation>
  </message>
  <message>
   <source>It waits until you let it go on.</source>
   <translation>続けるまで待っています。</translation>
  </message>
  <message>
   <source>Learning {name}</source>
   <translation>「{name}」を学習中</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>ネットワークを読み込み中…</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>今</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>一時停止</translation>
  </message>
  <message>
   <source>Practise no longer: judge what it has learnt, and keep it</source>
   <translation>練習をやめ、学んだことを判定して保存します</translation>
  </message>
  <message>
   <source>Progress of the learning</source>
   <translation>学習の進み具合</translation>
  </message>
  <message>
   <source>Saving, to go on another day…</source>
   <translation>また今度続けるために保存中…</translation>
  </message>
  <message>
   <source>Stop and keep</source>
   <translation>やめて残す</translation>
  </message>
  <message>
   <source>Stop now; what it has learnt so far is kept for then</source>
   <translation>今はやめます。ここまで学んだことは次回まで残ります</translation>
  </message>
 </context>
 <context>
  <name>ReportPage</name>
  <message>
   <source>After: {change}</source>
   <translation>後：{change}</translation>
  </message>
  <message>
   <source>Another folder</source>
   <translation>別のフォルダー</translation>
  </message>
  <message>
   <source>Better at your photos</source>
   <translation>あなたの写真でより良くなりました</translation>
  </message>
  <message>
   <source>Change (less is better)</source>
   <translation>変化（小さいほど良い）</translation>
  </message>
  <message>
   <source>Change on photos of anything</source>
   <translation>一般の写真での変化</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>閉じる</translation>
  </message>
  <message>
   <source>Distance from the real photo, before</source>
   <translation>本物の写真との距離、前</translation>
  </message>
  <message>
   <source>Drawn by lot from the photos kept aside</source>
   <translation>取り分けた写真から無作為に選んだもの</translation>
  </message>
  <message>
   <source>Filled better than before</source>
   <translation>前より良く埋めた割合</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>使用中</translation>
  </message>
  <message>
   <source>Learnt from</source>
   <translation>学んだもの</translation>
  </message>
  <message>
   <source>No difference</source>
   <translation>違いなし</translation>
  </message>
  <message>
   <source>No gain could be shown on photos kept aside, so your present model stays in use.</source>
   <translation>取り分けた写真で向上が認められなかったため、今のモデルを使い続けます。</translation>
  </message>
  <message>
   <source>Open the report to print</source>
   <translation>印刷用の報告を開く</translation>
  </message>
  <message>
   <source>The report</source>
   <translation>報告</translation>
  </message>
  <message>
   <source>The same holes, after</source>
   <translation>同じ穴、後</translation>
  </message>
  <message>
   <source>The worst of all</source>
   <translation>最も悪かったもの</translation>
  </message>
  <message>
   <source>Use this model</source>
   <translation>このモデルを使う</translation>
  </message>
  <message>
   <source>Worse than before</source>
   <translation>前より悪くなりました</translation>
  </message>
  <message>
   <source>{change} (95 % sure: between {low} and {high})</source>
   <translation>{change}（95％の確かさで {low} から {high}）</translation>
  </message>
  <message>
   <source>{name} fills photos like these measurably better than before. It is used only if you choose it.</source>
   <translation>「{name}」は、このような写真を前より測定できるほど良く埋めます。選んだときにだけ使われます。</translation>
  </message>
  <message>
   <source>{name} is not offered; your present model stays in use.</source>
   <translation>「{name}」は使えません。今のモデルを使い続けます。</translation>
  </message>
  <message>
   <source>{percent} of {count} holes</source>
   <translation>{count} 個の穴のうち {percent}</translation>
  </message>
  <message>
   <source>{photos} photos, {aside} of them kept aside; {steps} steps</source>
   <translation>写真 {photos} 枚、うち {aside} 枚は取り分け、{steps} ステップ</translation>
  </message>
 </context>
 <context>
  <name>SampleRow</name>
  <message>
   <source>Before</source>
   <translation>前</translation>
  </message>
  <message>
   <source>The photo</source>
   <translation>写真</translation>
  </message>
  <message>
   <source>To fill</source>
   <translation>埋める所</translation>
  </message>
 </context>
 <context>
  <name>SaveDialog</name>
  <message>
   <source>As the original: untouched blocks stay bit for bit</source>
   <translation>元と同じ：触れていない部分はビット単位でそのまま</translation>
  </message>
  <message>
   <source>Best: hardly any loss</source>
   <translation>最高：劣化はほとんどなし</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>フォルダー</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>形式</translation>
  </message>
  <message>
   <source>Its metadata then say that a part was made by a trained network.</source>
   <translation>メタデータに、一部が学習済みネットワークによって作られたことを記録します。</translation>
  </message>
  <message>
   <source>Leave out where the photo was taken</source>
   <translation>撮影場所を含めない</translation>
  </message>
  <message>
   <source>Mark the photo as filled</source>
   <translation>写真に「埋めた」印を付ける</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名前</translation>
  </message>
  <message>
   <source>Other folder…</source>
   <translation>別のフォルダー…</translation>
  </message>
  <message>
   <source>Quality</source>
   <translation>品質</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>置き換え</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Save the photo</source>
   <translation>写真を保存</translation>
  </message>
  <message>
   <source>This folder does not exist any more; choose another one.</source>
   <translation>このフォルダーはもうありません。別のものを選んでください。</translation>
  </message>
  <message>
   <source>Without loss</source>
   <translation>劣化なし</translation>
  </message>
  <message>
   <source>{name} is the opened photo and would be replaced.</source>
   <translation>{name} は開いている写真で、置き換えられます。</translation>
  </message>
  <message>
   <source>{name} is there already and would be replaced.</source>
   <translation>{name} は既にあり、置き換えられます。</translation>
  </message>
  <message>
   <source>{percent} %</source>
   <translation>{percent} %</translation>
  </message>
 </context>
 <context>
  <name>Saving</name>
  <message>
   <source>Saved as {name}.</source>
   <translation>{name} として保存しました。</translation>
  </message>
  <message>
   <source>The project was saved as {name}.</source>
   <translation>プロジェクトを {name} として保存しました。</translation>
  </message>
 </context>
 <context>
  <name>Session</name>
  <message>
   <source>Nothing is painted yet; paint over what should go first.</source>
   <translation>まだ何も塗られていません。先に消したいものを塗ってください。</translation>
  </message>
  <message>
   <source>The network has learnt from this photo and knows its surroundings better.</source>
   <translation>ネットワークがこの写真から学び、周囲をよりよく知るようになりました。</translation>
  </message>
  <message>
   <source>The photo was changed meanwhile, so this fill was dropped.</source>
   <translation>その間に写真が変更されたため、この補完は破棄されました。</translation>
  </message>
  <message>
   <source>There is not enough memory for this; close other programs.</source>
   <translation>メモリが足りません。他のプログラムを閉じてください。</translation>
  </message>
  <message>
   <source>There was nothing to learn from this photo; it is filled as usual.</source>
   <translation>この写真から学べることはありませんでした。通常どおり塗りつぶします。</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source>General</source>
   <translation>全般</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>キー</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>設定</translation>
  </message>
 </context>
 <context>
  <name>SetupPage</name>
  <message>
   <source> min</source>
   <translation> 分</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>キャンセル</translation>
  </message>
  <message>
   <source>Choose a folder…</source>
   <translation>フォルダーを選ぶ…</translation>
  </message>
  <message>
   <source>Choose another…</source>
   <translation>別のものを選ぶ…</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>破棄</translation>
  </message>
  <message>
   <source>Drop a folder with photos here</source>
   <translation>写真のフォルダーをここにドロップ</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>続ける</translation>
  </message>
  <message>
   <source>It may take</source>
   <translation>かけてよい時間</translation>
  </message>
  <message>
   <source>It practises on a folder of your photos, then judges itself on photos of it that it has not seen. Your photos are only read, and nothing leaves this computer.</source>
   <translation>写真のフォルダーで練習し、その中のまだ見ていない写真で自分を判定します。写真は読むだけで、このコンピューターの外には何も出ません。</translation>
  </message>
  <message>
   <source>Map of the folder…</source>
   <translation>フォルダーの地図…</translation>
  </message>
  <message>
   <source>Name of the model</source>
   <translation>モデルの名前</translation>
  </message>
  <message>
   <source>Progress of looking through the folder</source>
   <translation>フォルダーを調べる進み具合</translation>
  </message>
  <message>
   <source>Start learning</source>
   <translation>学習を始める</translation>
  </message>
  <message>
   <source>Teach it your photos</source>
   <translation>写真を学ばせる</translation>
  </message>
  <message>
   <source>Which ones?</source>
   <translation>どれですか？</translation>
  </message>
  <message>
   <source>{name} was stopped at {percent}.</source>
   <translation>「{name}」は {percent} で止められました。</translation>
  </message>
 </context>
 <context>
  <name>StartPage</name>
  <message>
   <source>Drop a photo here</source>
   <translation>ここに写真をドロップ</translation>
  </message>
  <message>
   <source>Everything stays on this computer.</source>
   <translation>すべてこのコンピューター内で処理されます。</translation>
  </message>
  <message>
   <source>Open a photo…</source>
   <translation>写真を開く…</translation>
  </message>
  <message>
   <source>Open {name}</source>
   <translation>{name} を開く</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>開いています…</translation>
  </message>
  <message>
   <source>Paint over what should go, press Enter, and it is gone.</source>
   <translation>消したいものを塗って Enter を押すと、消えます。</translation>
  </message>
  <message>
   <source>Recent:</source>
   <translation>最近:</translation>
  </message>
  <message>
   <source>Try the sample</source>
   <translation>サンプルを試す</translation>
  </message>
 </context>
 <context>
  <name>StatusBar</name>
  <message>
   <source>1 pixel changed outside the mask</source>
   <translation>マスク外の変更: 1 ピクセル</translation>
  </message>
  <message>
   <source>Every pixel outside what you painted is compared with the opened photo.</source>
   <translation>塗った範囲の外のすべてのピクセルを、開いた写真と比較します。</translation>
  </message>
  <message>
   <source>Filled in {seconds} s</source>
   <translation>{seconds} 秒で補完</translation>
  </message>
  <message>
   <source>SHA-256 of these pixels: {digest}</source>
   <translation>これらのピクセルの SHA-256：{digest}</translation>
  </message>
  <message>
   <source>{count} pixels changed outside the mask</source>
   <translation>マスク外の変更: {count} ピクセル</translation>
  </message>
  <message>
   <source>{device} is used.</source>
   <translation>{device} を使用しています。</translation>
  </message>
  <message>
   <source>{reason} Model: {model}.</source>
   <translation>{reason} モデル: {model}</translation>
  </message>
  <message>
   <source>{width} × {height} pixels · {percent} %</source>
   <translation>{width} × {height} ピクセル · {percent}%</translation>
  </message>
 </context>
 <context>
  <name>Teaching</name>
  <message>
   <source>Choose a folder…</source>
   <translation>フォルダーを選ぶ…</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>学習中</translation>
  </message>
  <message>
   <source>Learning waits</source>
   <translation>学習は待機中</translation>
  </message>
  <message>
   <source>See the report</source>
   <translation>報告を見る</translation>
  </message>
  <message>
   <source>Teach it your photos: what it learns is kept if their fills get better.</source>
   <translation>写真を学ばせましょう。より上手に埋められるようになったときだけ、学んだことを残します。</translation>
  </message>
  <message>
   <source>{name} has been learnt.</source>
   <translation>「{name}」を学習しました。</translation>
  </message>
 </context>
 <context>
  <name>ToolBar</name>
  <message>
   <source>Fill</source>
   <translation>補完</translation>
  </message>
  <message>
   <source>Hold to see the original (hold \)</source>
   <translation>押している間、元の写真を表示（\ を押し続ける）</translation>
  </message>
  <message>
   <source>More for the mask</source>
   <translation>マスクのその他の操作</translation>
  </message>
  <message>
   <source>See the original</source>
   <translation>元の写真を見る</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>中止</translation>
  </message>
 </context>
 <context>
  <name>ToolOptions</name>
  <message>
   <source>Brush size</source>
   <translation>ブラシサイズ</translation>
  </message>
  <message>
   <source>Brush size ({less} and {more})</source>
   <translation>ブラシサイズ（{less} と {more}）</translation>
  </message>
  <message>
   <source>Hardness</source>
   <translation>硬さ</translation>
  </message>
  <message>
   <source>Hardness ({less} and {more})</source>
   <translation>硬さ（{less} と {more}）</translation>
  </message>
  <message>
   <source>Tolerance: how much colours may differ</source>
   <translation>許容値: 色の違いをどこまで許すか</translation>
  </message>
  <message>
   <source>{percent} %</source>
   <translation>{percent}%</translation>
  </message>
  <message>
   <source>{pixels} px</source>
   <translation>{pixels} px</translation>
  </message>
 </context>
 <context>
  <name>VariantsStrip</name>
  <message>
   <source>Keep</source>
   <translation>決定</translation>
  </message>
  <message>
   <source>Keep this variant</source>
   <translation>この候補に決める</translation>
  </message>
  <message>
   <source>Variants</source>
   <translation>候補</translation>
  </message>
 </context>
 <context>
  <name>_Card</name>
  <message>
   <source>{name}
unlike the others</source>
   <translation>{name}
ほかと違う</translation>
  </message>
 </context>
 <context>
  <name>_PhotoList</name>
  <message>
   <source>{name}
unlike the others</source>
   <translation>{name}
ほかと違う</translation>
  </message>
 </context>
 <context>
  <name>devices</name>
  <message>
   <source>The CPU is used: as chosen.</source>
   <translation>CPU を使用しています（選択どおり）。</translation>
  </message>
  <message>
   <source>The CPU is used: no graphics processor was found.</source>
   <translation>CPU を使用しています（GPU が見つかりません）。</translation>
  </message>
 </context>
 <context>
  <name>dialogs</name>
  <message>
   <source>All files (*)</source>
   <translation>すべてのファイル (*)</translation>
  </message>
  <message>
   <source>Choose a folder with photos</source>
   <translation>写真のフォルダーを選ぶ</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>削除</translation>
  </message>
  <message>
   <source>Don't save</source>
   <translation>保存しない</translation>
  </message>
  <message>
   <source>Export the mask</source>
   <translation>マスクを書き出す</translation>
  </message>
  <message>
   <source>Export the model</source>
   <translation>モデルを書き出す</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>マスクを読み込む</translation>
  </message>
  <message>
   <source>Import a model</source>
   <translation>モデルを読み込む</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>モデル</translation>
  </message>
  <message>
   <source>Open a photo</source>
   <translation>写真を開く</translation>
  </message>
  <message>
   <source>Otherwise they are lost; the file itself stays as it is.</source>
   <translation>保存しないと変更は失われます。ファイル自体はそのまま残ります。</translation>
  </message>
  <message>
   <source>Overwrite</source>
   <translation>上書き</translation>
  </message>
  <message>
   <source>Overwriting it loses what the other program has written.</source>
   <translation>上書きすると、ほかのプログラムが書き込んだ内容は失われます。</translation>
  </message>
  <message>
   <source>Photos</source>
   <translation>写真</translation>
  </message>
  <message>
   <source>Projects of Inpaint App</source>
   <translation>Inpaint App のプロジェクト</translation>
  </message>
  <message>
   <source>Save the changes to {name}?</source>
   <translation>{name} への変更を保存しますか?</translation>
  </message>
  <message>
   <source>Save the photo</source>
   <translation>写真を保存</translation>
  </message>
  <message>
   <source>Save the project</source>
   <translation>プロジェクトを保存</translation>
  </message>
  <message>
   <source>Save under another name…</source>
   <translation>別の名前で保存…</translation>
  </message>
  <message>
   <source>{name} was changed by another program since it was opened.</source>
   <translation>{name} は、開いた後にほかのプログラムによって変更されました。</translation>
  </message>
 </context>
 <context>
  <name>errors</name>
  <message>
   <source>A model named {name} exists already; choose another name or remove it</source>
   <translation>{name} という名前のモデルは既にあります。別の名前を選ぶか、削除してください</translation>
  </message>
  <message>
   <source>A stopped learning named {name} waits; add --resume to go on with it, or remove it: inpaint-app models remove NAME</source>
   <translation>停止した学習 {name} が残っています。--resume で続けるか、inpaint-app models remove NAME で削除してください</translation>
  </message>
  <message>
   <source>Memory was short, so a coarser fill was made; close other programs for a finer one.</source>
   <translation>メモリが足りないため粗く埋めました。他のプログラムを閉じると、より細かく埋められます。</translation>
  </message>
  <message>
   <source>Memory was short, so fewer pictures were learnt from at once</source>
   <translation>メモリが不足したため、一度に学習する画像を減らしました</translation>
  </message>
  <message>
   <source>Nothing is left that may be copied; allow copying from some part of the photo</source>
   <translation>コピーしてよい場所が残っていません。写真の一部からのコピーを許可してください</translation>
  </message>
  <message>
   <source>The camera data of this photo are damaged; it is shown as it is stored, and saved without them.</source>
   <translation>この写真の撮影データは壊れています。保存されている向きのまま表示し、撮影データなしで保存します。</translation>
  </message>
  <message>
   <source>The colour profile of this photo is damaged; its colours are taken as sRGB.</source>
   <translation>この写真のカラープロファイルは壊れています。色は sRGB として扱います。</translation>
  </message>
  <message>
   <source>The folder {name} cannot be read; choose another folder</source>
   <translation>フォルダー {name} を読み取れません。別のフォルダーを選んでください</translation>
  </message>
  <message>
   <source>The graphics processor gave values that are not numbers, so the CPU made this fill.</source>
   <translation>グラフィックスプロセッサーが数でない値を返したため、CPUで埋めました。</translation>
  </message>
  <message>
   <source>The graphics processor has stopped working, so the CPU is used until the next start.</source>
   <translation>グラフィックスプロセッサーが停止したため、次の起動までCPUを使います。</translation>
  </message>
  <message>
   <source>The learning was begun with another network; begin it again</source>
   <translation>学習は別のネットワークで始められました。もう一度始めてください</translation>
  </message>
  <message>
   <source>The learning went astray and was stopped; its best moment is kept</source>
   <translation>学習がうまくいかなくなったため停止しました。最も良かった状態を残します</translation>
  </message>
  <message>
   <source>The learning {name} is of another folder ({folder}); choose another name</source>
   <translation>学習 {name} は別のフォルダー（{folder}）のものです。別の名前を選んでください</translation>
  </message>
  <message>
   <source>The learning {name} was begun by another version of the application; remove it and begin again</source>
   <translation>学習 {name} は別のバージョンのアプリで始められました。削除して、もう一度始めてください</translation>
  </message>
  <message>
   <source>The learnt model could not be saved in {name} ({reason}); make room and resume</source>
   <translation>学習したモデルを {name} に保存できませんでした（{reason}）。空きを作って再開してください</translation>
  </message>
  <message>
   <source>The library of models could not change {name} ({reason}); see whether its folder can be written</source>
   <translation>モデルのライブラリーは {name} を変更できませんでした（{reason}）。フォルダーに書き込めるか確かめてください</translation>
  </message>
  <message>
   <source>The mask and the photo differ in size; use a mask of the photo's size</source>
   <translation>マスクと写真の大きさが違います。写真と同じ大きさのマスクを使ってください</translation>
  </message>
  <message>
   <source>The mask covers the whole photo; leave something to learn from</source>
   <translation>マスクが写真全体を覆っています。手がかりになる部分を残してください</translation>
  </message>
  <message>
   <source>The mask is empty; paint over what should go first</source>
   <translation>マスクが空です。先に消したいものを塗ってください</translation>
  </message>
  <message>
   <source>The mask {name} has {mask_width} × {mask_height} pixels and the photo {width} × {height}; make them the same size</source>
   <translation>マスク {name} は {mask_width} × {mask_height} ピクセル、写真は {width} × {height} です。同じ大きさにしてください</translation>
  </message>
  <message>
   <source>The memory of the graphics processor was not enough, so the CPU made this fill.</source>
   <translation>グラフィックスプロセッサーのメモリが足りないため、CPUで埋めました。</translation>
  </message>
  <message>
   <source>The model {name} cannot be read; choose another model or install the application again</source>
   <translation>モデル {name} を読み取れません。別のモデルを選ぶか、アプリを再インストールしてください</translation>
  </message>
  <message>
   <source>The model {name} cannot be used: {reason}; choose another model</source>
   <translation>モデル {name} は使えません: {reason}。別のモデルを選んでください</translation>
  </message>
  <message>
   <source>The model {name} gave no usable result; choose another model</source>
   <translation>モデル {name} から使える結果が得られませんでした。別のモデルを選んでください</translation>
  </message>
  <message>
   <source>The model {name} gave values that are not numbers, so nothing was filled; choose another model</source>
   <translation>モデル {name} が数値でない値を返したため、補完しませんでした。別のモデルを選んでください</translation>
  </message>
  <message>
   <source>The photo was changed after this work on it; look at it closely</source>
   <translation>この作業の後に写真が変更されています。よく確かめてください</translation>
  </message>
  <message>
   <source>The photo {name} has changed since and no longer fits the project; open it by itself</source>
   <translation>写真 {name} はその後変更され、プロジェクトに合わなくなりました。写真だけを開いてください</translation>
  </message>
  <message>
   <source>The project {name} is damaged or cannot be read; open the photo itself</source>
   <translation>プロジェクト {name} は壊れているか、読み取れません。写真そのものを開いてください</translation>
  </message>
  <message>
   <source>The project {name} was made by a newer version of the program; install that version</source>
   <translation>プロジェクト {name} は新しいバージョンで作られています。そのバージョンをインストールしてください</translation>
  </message>
  <message>
   <source>The saved state of the learning {name} is damaged; begin again under another name</source>
   <translation>学習 {name} の保存された状態が壊れています。別の名前でもう一度始めてください</translation>
  </message>
  <message>
   <source>The settings were damaged and are now the defaults; the old file was kept as {name}.</source>
   <translation>設定が壊れていたため既定値に戻しました。古いファイルは {name} として残してあります。</translation>
  </message>
  <message>
   <source>The state of the learning could not be saved in {name} ({reason}); what was saved before is whole: make room on the disk and resume</source>
   <translation>学習の状態を {name} に保存できませんでした（{reason}）。前に保存したものは無事です。ディスクに空きを作って再開してください</translation>
  </message>
  <message>
   <source>The values of this file, from {low} to {high}, were reduced to 8 bits; the result is saved under another name.</source>
   <translation>このファイルの値（{low}～{high}）は 8 ビットに減らされました。結果は別の名前で保存されます。</translation>
  </message>
  <message>
   <source>The {mode} colours of this file were converted to RGB; the result is saved as RGB under another name.</source>
   <translation>このファイルの {mode} の色は RGB に変換されました。結果は RGB で別の名前に保存されます。</translation>
  </message>
  <message>
   <source>There is no learnt model named {name}; the library holds: {known}</source>
   <translation>{name} という学習済みモデルはありません。ライブラリーにあるもの: {known}</translation>
  </message>
  <message>
   <source>There is no stopped learning named {name}; begin it without --resume</source>
   <translation>停止した学習 {name} はありません。--resume なしで始めてください</translation>
  </message>
  <message>
   <source>There is not enough memory for this fill; close other programs or paint a smaller hole</source>
   <translation>この部分を埋めるにはメモリが足りません。他のプログラムを閉じるか、もっと小さく塗ってください</translation>
  </message>
  <message>
   <source>There is not enough memory to learn; close other programs and resume</source>
   <translation>学習するためのメモリが足りません。ほかのプログラムを閉じて再開してください</translation>
  </message>
  <message>
   <source>There is not enough memory to open {name}; close other programs or make the photo smaller</source>
   <translation>{name} を開くためのメモリが足りません。ほかのプログラムを閉じるか、写真を小さくしてください</translation>
  </message>
  <message>
   <source>There is not enough memory to save this photo; close other programs and try again</source>
   <translation>この写真を保存するためのメモリが足りません。ほかのプログラムを閉じてやり直してください</translation>
  </message>
  <message>
   <source>This file has more than 8 bits per colour; it is edited in 8 bits and saved under another name.</source>
   <translation>このファイルは 1 色あたり 8 ビットを超えています。8 ビットで編集し、別の名前で保存します。</translation>
  </message>
  <message>
   <source>This is picture 1 of {frames} in the file; the result is saved under another name, so that the others are not lost.</source>
   <translation>これはファイル内の {frames} 枚のうち 1 枚目です。ほかの画像を失わないよう、結果は別の名前で保存されます。</translation>
  </message>
  <message>
   <source>This photo could not be encoded as {format}; save it in another format</source>
   <translation>この写真は {format} に変換できませんでした。別の形式で保存してください</translation>
  </message>
  <message>
   <source>Too few photos are left in {name}; put them back and resume</source>
   <translation>{name} に残っている写真が少なすぎます。元に戻して再開してください</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>ディスクがいっぱいです</translation>
  </message>
  <message>
   <source>the disk quota is used up</source>
   <translation>ディスクの割り当てを使い切りました</translation>
  </message>
  <message>
   <source>the file is larger than the disk allows</source>
   <translation>ファイルがディスクの上限を超えています</translation>
  </message>
  <message>
   <source>{count} left out, as there are very many</source>
   <translation>多すぎるため除外: {count} 枚</translation>
  </message>
  <message>
   <source>{count} nearly alike</source>
   <translation>ほぼ同じ写真: {count} 枚</translation>
  </message>
  <message>
   <source>{count} no photo</source>
   <translation>写真でない: {count} 件</translation>
  </message>
  <message>
   <source>{count} photos have gone or changed and were left out</source>
   <translation>{count} 枚の写真がなくなったか変更されたため、除外しました</translation>
  </message>
  <message>
   <source>{count} photos usable</source>
   <translation>使える写真: {count} 枚</translation>
  </message>
  <message>
   <source>{count} the same file again</source>
   <translation>同じファイルの重複: {count} 件</translation>
  </message>
  <message>
   <source>{count} too small</source>
   <translation>小さすぎる: {count} 枚</translation>
  </message>
  <message>
   <source>{count} unlike all others</source>
   <translation>{count} 枚がほかと違う</translation>
  </message>
  <message>
   <source>{count} unreadable</source>
   <translation>読み取れない: {count} 枚</translation>
  </message>
  <message>
   <source>{file} covers the whole photo; leave something to fill it from</source>
   <translation>{file} が写真全体を覆っています。補完に使える部分を残してください</translation>
  </message>
  <message>
   <source>{file} is no .safetensors file, the only kind of network</source>
   <translation>{file} は .safetensors ファイルではありません。ネットワークはこの形式だけです</translation>
  </message>
  <message>
   <source>{file} is the photo itself; give the result another name, or pass overwrite</source>
   <translation>{file} は写真そのものです。結果に別の名前を付けるか、overwrite を指定してください</translation>
  </message>
  <message>
   <source>{file} marks nothing; paint white what should be filled</source>
   <translation>{file} では何も指定されていません。補完する部分を白く塗ってください</translation>
  </message>
  <message>
   <source>{file} was not filled: {reason}</source>
   <translation>{file} は補完されませんでした: {reason}</translation>
  </message>
  <message>
   <source>{format} cannot keep the transparency of this photo; save it as PNG, WebP or TIFF</source>
   <translation>{format} では写真の透明部分を保持できません。PNG、WebP、TIFF のいずれかで保存してください</translation>
  </message>
  <message>
   <source>{format} cannot say that the photo was filled; save it in another format or without the tag</source>
   <translation>{format} には写真を埋めたことを記録できません。別の形式で保存するか、印を付けずに保存してください</translation>
  </message>
  <message>
   <source>{format} holds at most {limit} pixels a side and this photo has {side}; save it as PNG or TIFF</source>
   <translation>{format} は 1 辺 {limit} ピクセルまでですが、この写真は {side} あります。PNG か TIFF で保存してください</translation>
  </message>
  <message>
   <source>{name} cannot be read ({reason}); check the disk and the name</source>
   <translation>{name} を読み取れません（{reason}）。ディスクと名前を確認してください</translation>
  </message>
  <message>
   <source>{name} cannot be saved in this format; end the name with .png, .jpg, .tif, .webp, .bmp or .avif</source>
   <translation>{name} はこの形式では保存できません。名前の末尾を .png、.jpg、.tif、.webp、.bmp、.avif のいずれかにしてください</translation>
  </message>
  <message>
   <source>{name} does not exist; it may have been moved or renamed</source>
   <translation>{name} は存在しません。移動されたか、名前が変わった可能性があります</translation>
  </message>
  <message>
   <source>{name} has more than {limit} GB; make the photo smaller</source>
   <translation>{name} は {limit} GB を超えています。写真を小さくしてください</translation>
  </message>
  <message>
   <source>{name} has {megapixels} megapixels and the limit is {limit}; make the photo smaller</source>
   <translation>{name} は {megapixels} メガピクセルで、上限は {limit} です。写真を小さくしてください</translation>
  </message>
  <message>
   <source>{name} holds more than can be saved back (further pictures, depth or colours); save under another name</source>
   <translation>{name} には書き戻せない内容（ほかの画像、ビット深度、色）があります。別の名前で保存してください</translation>
  </message>
  <message>
   <source>{name} holds {count} different photos that can be learnt from, and {least} are needed; choose a folder with more</source>
   <translation>{name} には学習に使える異なる写真が {count} 枚ありますが、{least} 枚必要です。もっと多いフォルダーを選んでください</translation>
  </message>
  <message>
   <source>{name} is a HEIC photo and the plug-in for these is missing; install pillow-heif or save the photo as JPEG</source>
   <translation>{name} は HEIC 写真ですが、必要なプラグインがありません。pillow-heif をインストールするか、写真を JPEG で保存してください</translation>
  </message>
  <message>
   <source>{name} is a device and not a file; choose another name</source>
   <translation>{name} はファイルではなくデバイスです。別の名前を選んでください</translation>
  </message>
  <message>
   <source>{name} is a folder; choose a name for the file in it</source>
   <translation>{name} はフォルダーです。その中でのファイル名を決めてください</translation>
  </message>
  <message>
   <source>{name} is a folder; choose a photo in it</source>
   <translation>{name} はフォルダーです。中の写真を選んでください</translation>
  </message>
  <message>
   <source>{name} is being learnt; choose another name</source>
   <translation>{name} は学習中です。別の名前を選んでください</translation>
  </message>
  <message>
   <source>{name} is being learnt; wait until that has ended</source>
   <translation>{name} は学習中です。終わるまでお待ちください</translation>
  </message>
  <message>
   <source>{name} is damaged or incomplete ({format}); copy it from its source again</source>
   <translation>{name} は壊れているか不完全です（{format}）。元の場所からコピーし直してください</translation>
  </message>
  <message>
   <source>{name} is empty; choose another file</source>
   <translation>{name} は空です。別のファイルを選んでください</translation>
  </message>
  <message>
   <source>{name} is no ordinary file; choose a photo</source>
   <translation>{name} は通常のファイルではありません。写真を選んでください</translation>
  </message>
  <message>
   <source>{name} is no possible file name; choose another name</source>
   <translation>{name} はファイル名に使えません。別の名前を選んでください</translation>
  </message>
  <message>
   <source>{name} is no possible name of a model; use letters, digits, spaces and hyphens</source>
   <translation>{name} はモデルの名前に使えません。文字、数字、空白、ハイフンを使ってください</translation>
  </message>
  <message>
   <source>{name} is not a picture (it looks like {kind}); choose a photo</source>
   <translation>{name} は画像ではありません（{kind} のようです）。写真を選んでください</translation>
  </message>
  <message>
   <source>{name} is not a picture, or is damaged; choose another file</source>
   <translation>{name} は画像ではないか、壊れています。別のファイルを選んでください</translation>
  </message>
  <message>
   <source>{name} is of the format {format}, which is not offered; save it as JPEG or PNG first</source>
   <translation>{name} は対応していない形式（{format}）です。先に JPEG か PNG で保存してください</translation>
  </message>
  <message>
   <source>{name} is write-protected and was left as it is; save under another name</source>
   <translation>{name} は書き込み禁止のため、そのままにしました。別の名前で保存してください</translation>
  </message>
  <message>
   <source>{name} may not be read; ask its owner for permission or copy it</source>
   <translation>{name} を読み取る権限がありません。所有者に許可を求めるか、コピーしてください</translation>
  </message>
  <message>
   <source>{name} was not saved ({reason}); an old file is untouched, so try again or save elsewhere</source>
   <translation>{name} は保存されませんでした（{reason}）。古いファイルは無事です。やり直すか、別の場所に保存してください</translation>
  </message>
  <message>
   <source>{name} was not saved because its folder does not exist; save elsewhere</source>
   <translation>フォルダーが存在しないため {name} は保存されませんでした。別の場所に保存してください</translation>
  </message>
  <message>
   <source>{name} was not saved because its name is too long; save under a shorter name</source>
   <translation>名前が長すぎるため {name} は保存されませんでした。短い名前で保存してください</translation>
  </message>
  <message>
   <source>{name} was not saved because this folder may not be written to; save elsewhere</source>
   <translation>このフォルダーに書き込めないため {name} は保存されませんでした。別の場所に保存してください</translation>
  </message>
  <message>
   <source>{name} was not saved because {reason}; an old file is untouched, so make room or save elsewhere</source>
   <translation>{name} は保存されませんでした（{reason}）。古いファイルは無事です。空きを作るか、別の場所に保存してください</translation>
  </message>
 </context>
 <context>
  <name>gestures</name>
  <message>
   <source>Shape</source>
   <translation>図形</translation>
  </message>
 </context>
 <context>
  <name>keys</name>
  <message>
   <source>Actual pixels</source>
   <translation>等倍表示</translation>
  </message>
  <message>
   <source>Add to the mask</source>
   <translation>マスクに追加</translation>
  </message>
  <message>
   <source>Alt+Drag, Alt+Click</source>
   <translation>Alt+ドラッグ、Alt+クリック</translation>
  </message>
  <message>
   <source>Alt+Right-drag up or down</source>
   <translation>Alt+右ドラッグ（上下）</translation>
  </message>
  <message>
   <source>Brush</source>
   <translation>ブラシ</translation>
  </message>
  <message>
   <source>Brush size</source>
   <translation>ブラシサイズ</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>選択</translation>
  </message>
  <message>
   <source>Choose an object: click it, or drag a box</source>
   <translation>オブジェクトを選択（クリックまたは枠をドラッグ）</translation>
  </message>
  <message>
   <source>Choose by colour</source>
   <translation>色で選択</translation>
  </message>
  <message>
   <source>Clear the mask</source>
   <translation>マスクを消去</translation>
  </message>
  <message>
   <source>Click inside the mask</source>
   <translation>マスクの中をクリック</translation>
  </message>
  <message>
   <source>Close a polygon</source>
   <translation>多角形を閉じる</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>比較</translation>
  </message>
  <message>
   <source>Copy from everywhere again</source>
   <translation>再びどこからでもコピー</translation>
  </message>
  <message>
   <source>Copy the photo</source>
   <translation>写真をコピー</translation>
  </message>
  <message>
   <source>Ctrl+Wheel, Alt+Right-drag</source>
   <translation>Ctrl+ホイール、Alt+右ドラッグ</translation>
  </message>
  <message>
   <source>Ellipse</source>
   <translation>楕円</translation>
  </message>
  <message>
   <source>Enter, Double-click</source>
   <translation>Enter、ダブルクリック</translation>
  </message>
  <message>
   <source>Erase while painting</source>
   <translation>塗りながら消す</translation>
  </message>
  <message>
   <source>Eraser</source>
   <translation>消しゴム</translation>
  </message>
  <message>
   <source>Export the mask</source>
   <translation>マスクを書き出す</translation>
  </message>
  <message>
   <source>Feather the mask</source>
   <translation>マスクの縁をぼかす</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>補完</translation>
  </message>
  <message>
   <source>Fill after each stroke</source>
   <translation>ひと塗りごとに補完</translation>
  </message>
  <message>
   <source>Fill in four variants</source>
   <translation>4 つの候補を作る</translation>
  </message>
  <message>
   <source>Find dust and scratches</source>
   <translation>ほこりと傷を探す</translation>
  </message>
  <message>
   <source>First variant</source>
   <translation>1 番目の候補</translation>
  </message>
  <message>
   <source>Fit the window</source>
   <translation>ウィンドウに合わせる</translation>
  </message>
  <message>
   <source>Fourth variant</source>
   <translation>4 番目の候補</translation>
  </message>
  <message>
   <source>Grow the mask</source>
   <translation>マスクを広げる</translation>
  </message>
  <message>
   <source>Harder brush</source>
   <translation>ブラシを硬く</translation>
  </message>
  <message>
   <source>Hardness</source>
   <translation>硬さ</translation>
  </message>
  <message>
   <source>History</source>
   <translation>履歴</translation>
  </message>
  <message>
   <source>Hold \</source>
   <translation>\ を押し続ける</translation>
  </message>
  <message>
   <source>How sure are the fills?</source>
   <translation>補完の確かさを見る</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>マスクを読み込む</translation>
  </message>
  <message>
   <source>Invert the mask</source>
   <translation>マスクを反転</translation>
  </message>
  <message>
   <source>Keys and mouse</source>
   <translation>キーとマウス</translation>
  </message>
  <message>
   <source>Larger brush</source>
   <translation>ブラシを大きく</translation>
  </message>
  <message>
   <source>Lasso</source>
   <translation>投げ縄</translation>
  </message>
  <message>
   <source>Learn</source>
   <translation>学習</translation>
  </message>
  <message>
   <source>Learn from this photo before a fill</source>
   <translation>塗りつぶす前にこの写真から学ぶ</translation>
  </message>
  <message>
   <source>Learnt models</source>
   <translation>学習したモデル</translation>
  </message>
  <message>
   <source>Leave the program</source>
   <translation>プログラムを終了</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>マスク</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>メニュー</translation>
  </message>
  <message>
   <source>Move the photo</source>
   <translation>写真を動かす</translation>
  </message>
  <message>
   <source>Next photo of the folder</source>
   <translation>フォルダー内の次の写真</translation>
  </message>
  <message>
   <source>Next variant</source>
   <translation>次の候補</translation>
  </message>
  <message>
   <source>Open a photo</source>
   <translation>写真を開く</translation>
  </message>
  <message>
   <source>Original beside the result</source>
   <translation>元の写真と結果を並べて表示</translation>
  </message>
  <message>
   <source>Paint</source>
   <translation>塗る</translation>
  </message>
  <message>
   <source>Paste a picture</source>
   <translation>画像を貼り付け</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>写真</translation>
  </message>
  <message>
   <source>Polygon</source>
   <translation>多角形</translation>
  </message>
  <message>
   <source>Previous photo of the folder</source>
   <translation>フォルダー内の前の写真</translation>
  </message>
  <message>
   <source>Previous variant</source>
   <translation>前の候補</translation>
  </message>
  <message>
   <source>Rectangle</source>
   <translation>長方形</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>やり直す</translation>
  </message>
  <message>
   <source>Restore the original</source>
   <translation>元の写真に戻す</translation>
  </message>
  <message>
   <source>Right-drag, Alt+Drag</source>
   <translation>右ドラッグ、Alt+ドラッグ</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Save the project, to go on later</source>
   <translation>プロジェクトを保存（後で続ける）</translation>
  </message>
  <message>
   <source>Save under another name</source>
   <translation>別の名前で保存</translation>
  </message>
  <message>
   <source>Second variant</source>
   <translation>2 番目の候補</translation>
  </message>
  <message>
   <source>See the original</source>
   <translation>元の写真を見る</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>設定</translation>
  </message>
  <message>
   <source>Shift+Click</source>
   <translation>Shift+クリック</translation>
  </message>
  <message>
   <source>Shift+Drag, Shift+Click</source>
   <translation>Shift+ドラッグ、Shift+クリック</translation>
  </message>
  <message>
   <source>Show or hide the mask</source>
   <translation>マスクの表示／非表示</translation>
  </message>
  <message>
   <source>Shrink the mask</source>
   <translation>マスクを狭める</translation>
  </message>
  <message>
   <source>Smaller brush</source>
   <translation>ブラシを小さく</translation>
  </message>
  <message>
   <source>Softer brush</source>
   <translation>ブラシを柔らかく</translation>
  </message>
  <message>
   <source>Space+Drag, Middle-drag, two fingers</source>
   <translation>Space+ドラッグ、中ボタンドラッグ、2 本指</translation>
  </message>
  <message>
   <source>Stop the fill, drop the stroke or the mask</source>
   <translation>補完を中止、ストロークやマスクを取り消し</translation>
  </message>
  <message>
   <source>Straight line from the last stroke</source>
   <translation>前のストロークから直線</translation>
  </message>
  <message>
   <source>Take away from the mask</source>
   <translation>マスクから除く</translation>
  </message>
  <message>
   <source>Teach it your photos</source>
   <translation>写真を学ばせる</translation>
  </message>
  <message>
   <source>Third variant</source>
   <translation>3 番目の候補</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>元に戻す</translation>
  </message>
  <message>
   <source>View</source>
   <translation>表示</translation>
  </message>
  <message>
   <source>Wheel, Pinch</source>
   <translation>ホイール、ピンチ</translation>
  </message>
  <message>
   <source>Where did this come from?</source>
   <translation>どこから来たか見る</translation>
  </message>
  <message>
   <source>Where not to copy from</source>
   <translation>コピーしない場所</translation>
  </message>
  <message>
   <source>Zoom at the cursor</source>
   <translation>カーソル位置で拡大縮小</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>拡大</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>縮小</translation>
  </message>
 </context>
 <context>
  <name>learning</name>
  <message>
   <source>Nearly the same, so never both learnt from and judged</source>
   <translation>ほぼ同じなので、学習と判定に分けて使うことはない</translation>
  </message>
  <message>
   <source>Unlike the others</source>
   <translation>ほかと違うもの</translation>
  </message>
  <message>
   <source>about {hours} h left</source>
   <translation>残り約 {hours} 時間</translation>
  </message>
  <message>
   <source>about {minutes} min left</source>
   <translation>残り約 {minutes} 分</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>ほか {count} 件</translation>
  </message>
  <message>
   <source>less than a minute left</source>
   <translation>残り1分未満</translation>
  </message>
  <message>
   <source>{first}, {second}</source>
   <translation>{first}、{second}</translation>
  </message>
  <message>
   <source>{list}.</source>
   <translation>{list}。</translation>
  </message>
  <message>
   <source>{number} %</source>
   <translation>{number} %</translation>
  </message>
 </context>
 <context>
  <name>stages</name>
  <message>
   <source>Blending</source>
   <translation>なじませています</translation>
  </message>
  <message>
   <source>Comparing the photos</source>
   <translation>写真を比べています</translation>
  </message>
  <message>
   <source>Filling</source>
   <translation>補完しています</translation>
  </message>
  <message>
   <source>Filling photos kept aside, as it is now</source>
   <translation>今の状態で、取り分けた写真を埋めています</translation>
  </message>
  <message>
   <source>Filling the same holes again</source>
   <translation>同じ穴をもう一度埋めています</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>学習中</translation>
  </message>
  <message>
   <source>Learning the photo</source>
   <translation>写真を学習しています</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>ネットワークを読み込んでいます…</translation>
  </message>
  <message>
   <source>Looking at the photos</source>
   <translation>写真を調べています</translation>
  </message>
  <message>
   <source>Looking for defects</source>
   <translation>傷を探しています</translation>
  </message>
  <message>
   <source>Looking for what to copy</source>
   <translation>コピー元を探しています</translation>
  </message>
  <message>
   <source>Looking through the folder</source>
   <translation>フォルダーを調べています</translation>
  </message>
  <message>
   <source>Reading the photos</source>
   <translation>写真を読み込み中</translation>
  </message>
  <message>
   <source>Reconstructing</source>
   <translation>構造を復元しています</translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation>停止しています…</translation>
  </message>
  <message>
   <source>Trying again on the CPU</source>
   <translation>CPUでやり直しています</translation>
  </message>
  <message>
   <source>Trying where to look for what to copy</source>
   <translation>コピー元を探す場所を試しています</translation>
  </message>
 </context>
</TS>
