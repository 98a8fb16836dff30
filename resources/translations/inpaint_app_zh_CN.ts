<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AboutDialog</name>
  <message>
   <source>About Inpaint App</source>
   <translation>关于 Inpaint App</translation>
  </message>
  <message>
   <source>Everything stays on this computer; no connection is ever opened.</source>
   <translation>一切都留在这台电脑上，从不建立任何网络连接。</translation>
  </message>
  <message>
   <source>Free software under the Apache License 2.0</source>
   <translation>自由软件，遵循 Apache 许可证 2.0</translation>
  </message>
  <message>
   <source>Paint over what should go, press Enter, and it is gone.</source>
   <translation>涂抹要去掉的东西，按 Enter，它就消失了。</translation>
  </message>
 </context>
 <context>
  <name>Application</name>
  <message>
   <source>A file with unsaved work is damaged and cannot be used.</source>
   <translation>一个含有未保存工作的文件已损坏，无法使用。</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>Go on with it</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>The settings will not be kept, as their folder cannot be written.</source>
   <translation>设置所在的文件夹无法写入，因此设置不会被保留。</translation>
  </message>
  <message>
   <source>Unsaved work cannot be kept against a crash; save often.</source>
   <translation>无法为未保存的工作保留崩溃备份；请经常保存。</translation>
  </message>
  <message>
   <source>Your work on {name} ({when}) was not saved when the program ended.</source>
   <translation>程序结束时，对 {name} 的工作（{when}）尚未保存。</translation>
  </message>
  <message>
   <source>a pasted picture</source>
   <translation>一张粘贴的图片</translation>
  </message>
 </context>
 <context>
  <name>BugLog</name>
  <message>
   <source>Something went wrong inside the program; your photo is still here. Save it under a new name to be safe.</source>
   <translation>程序内部出了问题，但您的照片还在。为安全起见，请另存为新名称。</translation>
  </message>
  <message>
   <source>The log is at {path}.</source>
   <translation>日志位于 {path}。</translation>
  </message>
 </context>
 <context>
  <name>CheckupDialog</name>
  <message>
   <source>Check this computer</source>
   <translation>检查这台电脑</translation>
  </message>
  <message>
   <source>Copy the report</source>
   <translation>复制报告</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Testing the devices, the network and a fill…</source>
   <translation>正在测试设备、网络和一次填充…</translation>
  </message>
  <message>
   <source>The check itself failed.</source>
   <translation>检查本身失败了。</translation>
  </message>
  <message>
   <source>The report was copied.</source>
   <translation>报告已复制。</translation>
  </message>
  <message>
   <source>This is what a report of a fault should hold:</source>
   <translation>报告故障时应包含以下内容：</translation>
  </message>
 </context>
 <context>
  <name>Dots</name>
  <message>
   <source>Map of the folder</source>
   <translation>文件夹地图</translation>
  </message>
 </context>
 <context>
  <name>Editing</name>
  <message>
   <source>Brush stroke</source>
   <translation>画笔笔画</translation>
  </message>
  <message>
   <source>Clear mask</source>
   <translation>清除蒙版</translation>
  </message>
  <message>
   <source>Copy from everywhere</source>
   <translation>可从任何位置复制</translation>
  </message>
  <message>
   <source>Earlier work</source>
   <translation>先前的工作</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>填充</translation>
  </message>
  <message>
   <source>Invert mask</source>
   <translation>反转蒙版</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>恢复</translation>
  </message>
  <message>
   <source>Where not to copy from</source>
   <translation>不得从哪里复制</translation>
  </message>
 </context>
 <context>
  <name>Files</name>
  <message>
   <source>The photo was copied.</source>
   <translation>照片已复制。</translation>
  </message>
  <message>
   <source>There is no picture to paste.</source>
   <translation>没有可粘贴的图片。</translation>
  </message>
  <message>
   <source>the picture</source>
   <translation>图片</translation>
  </message>
 </context>
 <context>
  <name>FolderMap</name>
  <message>
   <source>Each dot is a photo; those that look alike are near each other. Click one to open it, turn the wheel to come nearer.</source>
   <translation>每个点是一张照片，相似的彼此靠近。单击可打开，滚动滚轮可放大。</translation>
  </message>
  <message>
   <source>Map of the folder</source>
   <translation>文件夹地图</translation>
  </message>
  <message>
   <source>The photos, those unlike the others first</source>
   <translation>照片列表，与众不同的在前</translation>
  </message>
 </context>
 <context>
  <name>GeneralPage</name>
  <message>
   <source>Appearance</source>
   <translation>外观</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>跟随系统</translation>
  </message>
  <message>
   <source>Choose one that stands out from the photo.</source>
   <translation>请选择在照片上醒目的颜色。</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>颜色</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Mark filled photos</source>
   <translation>标记填充过的照片</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>蒙版</translation>
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
   <translation>语言将在下次启动程序时更改。</translation>
  </message>
  <message>
   <source>The metadata of a saved photo then say that a part of it was made by a trained network (IPTC Digital Source Type).</source>
   <translation>保存的照片会在元数据中注明其中一部分由经过训练的网络生成（IPTC Digital Source Type）。</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>窗口</translation>
  </message>
 </context>
 <context>
  <name>HelpSheet</name>
  <message>
   <source>Keys and mouse</source>
   <translation>按键与鼠标</translation>
  </message>
 </context>
 <context>
  <name>Hints</name>
  <message>
   <source>Choose with 1 to 4, keep with Enter, drop with Esc.</source>
   <translation>用 1 到 4 选择，按 Enter 保留，按 Esc 放弃。</translation>
  </message>
  <message>
   <source>Filling</source>
   <translation>正在填充</translation>
  </message>
  <message>
   <source>Hold \ to see the original.</source>
   <translation>按住 \ 查看原图。</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>正在打开…</translation>
  </message>
  <message>
   <source>Paint over what should go, then press Enter.</source>
   <translation>涂抹要去掉的东西，然后按 Enter。</translation>
  </message>
  <message>
   <source>Press Enter to fill.</source>
   <translation>按 Enter 填充。</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>正在保存…</translation>
  </message>
 </context>
 <context>
  <name>HistoryPanel</name>
  <message>
   <source>Close the history</source>
   <translation>关闭历史记录</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史记录</translation>
  </message>
  <message>
   <source>The photo as opened</source>
   <translation>打开时的照片</translation>
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
   <translation>添加此按键</translation>
  </message>
  <message>
   <source>All defaults</source>
   <translation>全部恢复默认</translation>
  </message>
  <message>
   <source>Back to the default</source>
   <translation>恢复默认</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>按键</translation>
  </message>
  <message>
   <source>New key</source>
   <translation>新按键</translation>
  </message>
  <message>
   <source>New key:</source>
   <translation>新按键：</translation>
  </message>
  <message>
   <source>Press a key</source>
   <translation>请按下按键</translation>
  </message>
  <message>
   <source>Use this key</source>
   <translation>使用此按键</translation>
  </message>
  <message>
   <source>{key} acts while it is held and cannot get another meaning.</source>
   <translation>{key} 在按住时起作用，不能另作他用。</translation>
  </message>
  <message>
   <source>{key} belongs to “{action}”, from which it would be taken.</source>
   <translation>{key} 已用于“{action}”，使用后将从那里移除。</translation>
  </message>
 </context>
 <context>
  <name>LearnDialog</name>
  <message>
   <source>Learn my photos</source>
   <translation>学习我的照片</translation>
  </message>
 </context>
 <context>
  <name>LossPlot</name>
  <message>
   <source>Photos kept aside: {value}</source>
   <translation>留出的照片：{value}</translation>
  </message>
  <message>
   <source>Practice: {value}</source>
   <translation>练习：{value}</translation>
  </message>
  <message>
   <source>The error in per cent of that at the start</source>
   <translation>误差占开始时的百分比</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>About Inpaint App</source>
   <translation>关于 Inpaint App</translation>
  </message>
  <message>
   <source>Check this computer</source>
   <translation>检查这台电脑</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>正在加载网络…</translation>
  </message>
  <message>
   <source>The network could not be loaded.</source>
   <translation>无法加载网络。</translation>
  </message>
 </context>
 <context>
  <name>MaskMenu</name>
  <message>
   <source> px</source>
   <translation> 像素</translation>
  </message>
  <message>
   <source>Blue</source>
   <translation>蓝色</translation>
  </message>
  <message>
   <source>By</source>
   <translation>数值</translation>
  </message>
  <message>
   <source>By how many pixels the mask grows, shrinks or is feathered</source>
   <translation>蒙版扩大、缩小或羽化的像素数</translation>
  </message>
  <message>
   <source>Colour of the mask</source>
   <translation>蒙版颜色</translation>
  </message>
  <message>
   <source>Green</source>
   <translation>绿色</translation>
  </message>
  <message>
   <source>Opacity</source>
   <translation>不透明度</translation>
  </message>
  <message>
   <source>Opacity of the mask</source>
   <translation>蒙版不透明度</translation>
  </message>
  <message>
   <source>Red</source>
   <translation>红色</translation>
  </message>
  <message>
   <source>Violet</source>
   <translation>紫色</translation>
  </message>
  <message>
   <source>Yellow</source>
   <translation>黄色</translation>
  </message>
 </context>
 <context>
  <name>MaskWorks</name>
  <message>
   <source>Choose an object</source>
   <translation>选择物体</translation>
  </message>
  <message>
   <source>Choose by colour</source>
   <translation>按颜色选择</translation>
  </message>
  <message>
   <source>Feather the mask</source>
   <translation>羽化蒙版</translation>
  </message>
  <message>
   <source>Find dust and scratches</source>
   <translation>查找灰尘和划痕</translation>
  </message>
  <message>
   <source>Grow the mask</source>
   <translation>扩大蒙版</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>导入蒙版</translation>
  </message>
  <message>
   <source>No dust or scratches were found; paint over what should go.</source>
   <translation>未发现灰尘或划痕；请涂抹要去掉的东西。</translation>
  </message>
  <message>
   <source>Shrink the mask</source>
   <translation>缩小蒙版</translation>
  </message>
  <message>
   <source>The mask was saved as {name}.</source>
   <translation>蒙版已保存为 {name}。</translation>
  </message>
  <message>
   <source>{count} defects are marked; look at them, then press Enter to fill.</source>
   <translation>已标记 {count} 处瑕疵；请查看，然后按 Enter 填充。</translation>
  </message>
 </context>
 <context>
  <name>Menu</name>
  <message>
   <source>Open recent</source>
   <translation>打开最近的照片</translation>
  </message>
 </context>
 <context>
  <name>MessageBar</name>
  <message>
   <source>Close this message</source>
   <translation>关闭此消息</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>详细信息</translation>
  </message>
 </context>
 <context>
  <name>ModelsDialog</name>
  <message>
   <source>As shipped</source>
   <translation>出厂模型</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>日期</translation>
  </message>
  <message>
   <source>Delete the model {name}?</source>
   <translation>删除模型 {name}？</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>删除…</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>误差</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>导入…</translation>
  </message>
  <message>
   <source>It was not found to be better</source>
   <translation>未被证实更好</translation>
  </message>
  <message>
   <source>Its report is deleted, too. Your photos stay.</source>
   <translation>其报告也会被删除。您的照片不受影响。</translation>
  </message>
  <message>
   <source>Learnt models</source>
   <translation>学到的模型</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Name of the model</source>
   <translation>模型名称</translation>
  </message>
  <message>
   <source>Rename the model</source>
   <translation>重命名模型</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>重命名…</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>大小</translation>
  </message>
  <message>
   <source>Teach it your photos…</source>
   <translation>教它您的照片…</translation>
  </message>
  <message>
   <source>This photo is</source>
   <translation>这张照片</translation>
  </message>
  <message>
   <source>Use this model</source>
   <translation>使用此模型</translation>
  </message>
  <message>
   <source>familiar to it</source>
   <translation>它很熟悉</translation>
  </message>
  <message>
   <source>imported</source>
   <translation>已导入</translation>
  </message>
  <message>
   <source>strange to it</source>
   <translation>它很陌生</translation>
  </message>
  <message>
   <source>unusual for it</source>
   <translation>它不常见</translation>
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
   <translation>原图</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>照片</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>结果</translation>
  </message>
 </context>
 <context>
  <name>Pill</name>
  <message>
   <source>{stage}, about {seconds} s left</source>
   <translation>{stage}，大约还需 {seconds} 秒</translation>
  </message>
 </context>
 <context>
  <name>Places</name>
  <message>
   <source>Only files on this computer can be opened; save the picture first.</source>
   <translation>只能打开这台电脑上的文件；请先把图片保存下来。</translation>
  </message>
  <message>
   <source>The folder can no longer be read.</source>
   <translation>该文件夹已无法读取。</translation>
  </message>
  <message>
   <source>There is no photo in the folder {name}.</source>
   <translation>文件夹 {name} 中没有照片。</translation>
  </message>
  <message>
   <source>This is the first photo in its folder.</source>
   <translation>这是文件夹中的第一张照片。</translation>
  </message>
  <message>
   <source>This is the last photo in its folder.</source>
   <translation>这是文件夹中的最后一张照片。</translation>
  </message>
  <message>
   <source>picture</source>
   <translation>图片</translation>
  </message>
  <message>
   <source>{count} files were dropped; the first one, {name}, is opened.</source>
   <translation>拖入了 {count} 个文件；将打开第一个文件 {name}。</translation>
  </message>
 </context>
 <context>
  <name>ProgressPage</name>
  <message>
   <source>A photo kept aside, which it does not learn from</source>
   <translation>留出的一张照片，不用于学习</translation>
  </message>
  <message>
   <source>Curves will be drawn here once it practises.</source>
   <translation>开始练习后，这里会画出曲线。</translation>
  </message>
  <message>
   <source>Ending the practice…</source>
   <translation>正在结束练习…</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Go on another day</source>
   <translation>改天继续</translation>
  </message>
  <message>
   <source>Go on in the background</source>
   <translation>在后台继续</translation>
  </message>
  <message>
   <source>It waits until you let it go on.</source>
   <translation>正在等待您让它继续。</translation>
  </message>
  <message>
   <source>Learning {name}</source>
   <translation>正在学习 {name}</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>正在加载网络…</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>现在</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <source>Practise no longer: judge what it has learnt, and keep it</source>
   <translation>不再练习：评判并保留已学到的内容</translation>
  </message>
  <message>
   <source>Progress of the learning</source>
   <translation>学习进度</translation>
  </message>
  <message>
   <source>Saving, to go on another day…</source>
   <translation>正在保存，以便改天继续…</translation>
  </message>
  <message>
   <source>Stop and keep</source>
   <translation>停止并保留</translation>
  </message>
  <message>
   <source>Stop now; what it has learnt so far is kept for then</source>
   <translation>现在停止；到目前学到的内容会保留到那时</translation>
  </message>
 </context>
 <context>
  <name>ReportPage</name>
  <message>
   <source>After: {change}</source>
   <translation>之后：{change}</translation>
  </message>
  <message>
   <source>Another folder</source>
   <translation>另一个文件夹</translation>
  </message>
  <message>
   <source>Better at your photos</source>
   <translation>处理您的照片更好了</translation>
  </message>
  <message>
   <source>Change (less is better)</source>
   <translation>变化（越小越好）</translation>
  </message>
  <message>
   <source>Change on photos of anything</source>
   <translation>在任意照片上的变化</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Distance from the real photo, before</source>
   <translation>与真实照片的距离（之前）</translation>
  </message>
  <message>
   <source>Drawn by lot from the photos kept aside</source>
   <translation>从留出的照片中随机抽取</translation>
  </message>
  <message>
   <source>Filled better than before</source>
   <translation>比之前填充得更好</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>使用中</translation>
  </message>
  <message>
   <source>Learnt from</source>
   <translation>学习来源</translation>
  </message>
  <message>
   <source>No difference</source>
   <translation>没有差别</translation>
  </message>
  <message>
   <source>No gain could be shown on photos kept aside, so your present model stays in use.</source>
   <translation>在留出的照片上未能证实有提升，因此继续使用您当前的模型。</translation>
  </message>
  <message>
   <source>Open the report to print</source>
   <translation>打开报告以打印</translation>
  </message>
  <message>
   <source>The report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>The same holes, after</source>
   <translation>相同的空洞（之后）</translation>
  </message>
  <message>
   <source>The worst of all</source>
   <translation>最差的</translation>
  </message>
  <message>
   <source>Use this model</source>
   <translation>使用此模型</translation>
  </message>
  <message>
   <source>Worse than before</source>
   <translation>比之前更差</translation>
  </message>
  <message>
   <source>{change} (95 % sure: between {low} and {high})</source>
   <translation>{change}（95% 把握：{low} 到 {high} 之间）</translation>
  </message>
  <message>
   <source>{name} fills photos like these measurably better than before. It is used only if you choose it.</source>
   <translation>{name} 填充此类照片明显优于之前。只有您选择后才会使用。</translation>
  </message>
  <message>
   <source>{name} is not offered; your present model stays in use.</source>
   <translation>不提供 {name}；继续使用您当前的模型。</translation>
  </message>
  <message>
   <source>{percent} of {count} holes</source>
   <translation>{count} 个空洞中的 {percent}</translation>
  </message>
  <message>
   <source>{photos} photos, {aside} of them kept aside; {steps} steps</source>
   <translation>{photos} 张照片，其中 {aside} 张留出；{steps} 步</translation>
  </message>
 </context>
 <context>
  <name>SampleRow</name>
  <message>
   <source>Before</source>
   <translation>之前</translation>
  </message>
  <message>
   <source>The photo</source>
   <translation>照片</translation>
  </message>
  <message>
   <source>To fill</source>
   <translation>待填充</translation>
  </message>
 </context>
 <context>
  <name>SaveDialog</name>
  <message>
   <source>As the original: untouched blocks stay bit for bit</source>
   <translation>与原图相同：未改动的块逐位不变</translation>
  </message>
  <message>
   <source>Best: hardly any loss</source>
   <translation>最佳：几乎无损</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>Its metadata then say that a part was made by a trained network.</source>
   <translation>其元数据会注明一部分由经过训练的网络生成。</translation>
  </message>
  <message>
   <source>Leave out where the photo was taken</source>
   <translation>不包含拍摄地点</translation>
  </message>
  <message>
   <source>Mark the photo as filled</source>
   <translation>将照片标记为填充过</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Other folder…</source>
   <translation>其他文件夹…</translation>
  </message>
  <message>
   <source>Quality</source>
   <translation>质量</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>替换</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Save the photo</source>
   <translation>保存照片</translation>
  </message>
  <message>
   <source>This folder does not exist any more; choose another one.</source>
   <translation>此文件夹已不存在；请选择其他文件夹。</translation>
  </message>
  <message>
   <source>Without loss</source>
   <translation>无损</translation>
  </message>
  <message>
   <source>{name} is the opened photo and would be replaced.</source>
   <translation>{name} 是已打开的照片，将被替换。</translation>
  </message>
  <message>
   <source>{name} is there already and would be replaced.</source>
   <translation>{name} 已存在，将被替换。</translation>
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
   <translation>已保存为 {name}。</translation>
  </message>
  <message>
   <source>The project was saved as {name}.</source>
   <translation>项目已保存为 {name}。</translation>
  </message>
 </context>
 <context>
  <name>Session</name>
  <message>
   <source>Nothing is painted yet; paint over what should go first.</source>
   <translation>还没有涂抹任何东西；请先涂抹要去掉的部分。</translation>
  </message>
  <message>
   <source>The network has learnt from this photo and knows its surroundings better.</source>
   <translation>网络已从这张照片学习，对周围更加了解。</translation>
  </message>
  <message>
   <source>The photo was changed meanwhile, so this fill was dropped.</source>
   <translation>照片在此期间已更改，因此放弃了这次填充。</translation>
  </message>
  <message>
   <source>There is not enough memory for this; close other programs.</source>
   <translation>内存不足；请关闭其他程序。</translation>
  </message>
  <message>
   <source>There was nothing to learn from this photo; it is filled as usual.</source>
   <translation>无法从这张照片学到什么；按通常方式填充。</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source>General</source>
   <translation>常规</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>按键</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
 </context>
 <context>
  <name>SetupPage</name>
  <message>
   <source> min</source>
   <translation> 分钟</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Choose a folder…</source>
   <translation>选择文件夹…</translation>
  </message>
  <message>
   <source>Choose another…</source>
   <translation>选择另一个…</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>丢弃</translation>
  </message>
  <message>
   <source>Drop a folder with photos here</source>
   <translation>将照片文件夹拖放到此处</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>It may take</source>
   <translation>允许用时</translation>
  </message>
  <message>
   <source>It practises on a folder of your photos, then judges itself on photos of it that it has not seen. Your photos are only read, and nothing leaves this computer.</source>
   <translation>它在您的一个照片文件夹上练习，然后用其中没见过的照片评判自己。只读取您的照片，任何内容都不会离开这台电脑。</translation>
  </message>
  <message>
   <source>Map of the folder…</source>
   <translation>文件夹地图…</translation>
  </message>
  <message>
   <source>Name of the model</source>
   <translation>模型名称</translation>
  </message>
  <message>
   <source>Progress of looking through the folder</source>
   <translation>查看文件夹的进度</translation>
  </message>
  <message>
   <source>Start learning</source>
   <translation>开始学习</translation>
  </message>
  <message>
   <source>Teach it your photos</source>
   <translation>教它您的照片</translation>
  </message>
  <message>
   <source>Which ones?</source>
   <translation>哪些？</translation>
  </message>
  <message>
   <source>{name} was stopped at {percent}.</source>
   <translation>{name} 停在了 {percent}。</translation>
  </message>
 </context>
 <context>
  <name>StartPage</name>
  <message>
   <source>Drop a photo here</source>
   <translation>把照片拖到这里</translation>
  </message>
  <message>
   <source>Everything stays on this computer.</source>
   <translation>一切都留在这台电脑上。</translation>
  </message>
  <message>
   <source>Open a photo…</source>
   <translation>打开照片…</translation>
  </message>
  <message>
   <source>Open {name}</source>
   <translation>打开 {name}</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>正在打开…</translation>
  </message>
  <message>
   <source>Paint over what should go, press Enter, and it is gone.</source>
   <translation>涂抹要去掉的东西，按 Enter，它就消失了。</translation>
  </message>
  <message>
   <source>Recent:</source>
   <translation>最近：</translation>
  </message>
  <message>
   <source>Try the sample</source>
   <translation>试试示例</translation>
  </message>
 </context>
 <context>
  <name>StatusBar</name>
  <message>
   <source>1 pixel changed outside the mask</source>
   <translation>蒙版外有 1 个像素被更改</translation>
  </message>
  <message>
   <source>Every pixel outside what you painted is compared with the opened photo.</source>
   <translation>涂抹范围之外的每个像素都会与打开的照片比较。</translation>
  </message>
  <message>
   <source>Filled in {seconds} s</source>
   <translation>填充用时 {seconds} 秒</translation>
  </message>
  <message>
   <source>SHA-256 of these pixels: {digest}</source>
   <translation>这些像素的 SHA-256：{digest}</translation>
  </message>
  <message>
   <source>{count} pixels changed outside the mask</source>
   <translation>蒙版外有 {count} 个像素被更改</translation>
  </message>
  <message>
   <source>{device} is used.</source>
   <translation>正在使用 {device}。</translation>
  </message>
  <message>
   <source>{reason} Model: {model}.</source>
   <translation>{reason}模型：{model}。</translation>
  </message>
  <message>
   <source>{width} × {height} pixels · {percent} %</source>
   <translation>{width} × {height} 像素 · {percent}%</translation>
  </message>
 </context>
 <context>
  <name>Teaching</name>
  <message>
   <source>Choose a folder…</source>
   <translation>选择文件夹…</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>学习中</translation>
  </message>
  <message>
   <source>Learning waits</source>
   <translation>学习等待中</translation>
  </message>
  <message>
   <source>See the report</source>
   <translation>查看报告</translation>
  </message>
  <message>
   <source>Teach it your photos: what it learns is kept if their fills get better.</source>
   <translation>教它您的照片：只有填充得更好时，才会保留所学内容。</translation>
  </message>
  <message>
   <source>{name} has been learnt.</source>
   <translation>{name} 已学习完成。</translation>
  </message>
 </context>
 <context>
  <name>ToolBar</name>
  <message>
   <source>Fill</source>
   <translation>填充</translation>
  </message>
  <message>
   <source>Hold to see the original (hold \)</source>
   <translation>按住查看原图（按住 \）</translation>
  </message>
  <message>
   <source>More for the mask</source>
   <translation>更多蒙版操作</translation>
  </message>
  <message>
   <source>See the original</source>
   <translation>查看原图</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
 </context>
 <context>
  <name>ToolOptions</name>
  <message>
   <source>Brush size</source>
   <translation>画笔大小</translation>
  </message>
  <message>
   <source>Brush size ({less} and {more})</source>
   <translation>画笔大小（{less} 和 {more}）</translation>
  </message>
  <message>
   <source>Hardness</source>
   <translation>硬度</translation>
  </message>
  <message>
   <source>Hardness ({less} and {more})</source>
   <translation>硬度（{less} 和 {more}）</translation>
  </message>
  <message>
   <source>Tolerance: how much colours may differ</source>
   <translation>容差：颜色可相差多少</translation>
  </message>
  <message>
   <source>{percent} %</source>
   <translation>{percent}%</translation>
  </message>
  <message>
   <source>{pixels} px</source>
   <translation>{pixels} 像素</translation>
  </message>
 </context>
 <context>
  <name>VariantsStrip</name>
  <message>
   <source>Keep</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>Keep this variant</source>
   <translation>保留这个候选结果</translation>
  </message>
  <message>
   <source>Variants</source>
   <translation>候选结果</translation>
  </message>
 </context>
 <context>
  <name>_Card</name>
  <message>
   <source>{name}
unlike the others</source>
   <translation>{name}
与众不同</translation>
  </message>
 </context>
 <context>
  <name>_PhotoList</name>
  <message>
   <source>{name}
unlike the others</source>
   <translation>{name}
与众不同</translation>
  </message>
 </context>
 <context>
  <name>devices</name>
  <message>
   <source>The CPU is used: as chosen.</source>
   <translation>正在使用 CPU：按您的选择。</translation>
  </message>
  <message>
   <source>The CPU is used: no graphics processor was found.</source>
   <translation>正在使用 CPU：未找到图形处理器。</translation>
  </message>
 </context>
 <context>
  <name>dialogs</name>
  <message>
   <source>All files (*)</source>
   <translation>所有文件 (*)</translation>
  </message>
  <message>
   <source>Choose a folder with photos</source>
   <translation>选择照片文件夹</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Don't save</source>
   <translation>不保存</translation>
  </message>
  <message>
   <source>Export the mask</source>
   <translation>导出蒙版</translation>
  </message>
  <message>
   <source>Export the model</source>
   <translation>导出模型</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>导入蒙版</translation>
  </message>
  <message>
   <source>Import a model</source>
   <translation>导入模型</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>模型</translation>
  </message>
  <message>
   <source>Open a photo</source>
   <translation>打开照片</translation>
  </message>
  <message>
   <source>Otherwise they are lost; the file itself stays as it is.</source>
   <translation>否则更改将丢失；文件本身保持不变。</translation>
  </message>
  <message>
   <source>Overwrite</source>
   <translation>覆盖</translation>
  </message>
  <message>
   <source>Overwriting it loses what the other program has written.</source>
   <translation>覆盖会丢失另一个程序写入的内容。</translation>
  </message>
  <message>
   <source>Photos</source>
   <translation>照片</translation>
  </message>
  <message>
   <source>Projects of Inpaint App</source>
   <translation>Inpaint App 项目</translation>
  </message>
  <message>
   <source>Save the changes to {name}?</source>
   <translation>要保存对 {name} 的更改吗？</translation>
  </message>
  <message>
   <source>Save the photo</source>
   <translation>保存照片</translation>
  </message>
  <message>
   <source>Save the project</source>
   <translation>保存项目</translation>
  </message>
  <message>
   <source>Save under another name…</source>
   <translation>另存为…</translation>
  </message>
  <message>
   <source>{name} was changed by another program since it was opened.</source>
   <translation>{name} 在打开之后被另一个程序更改了。</translation>
  </message>
 </context>
 <context>
  <name>errors</name>
  <message>
   <source>A model named {name} exists already; choose another name or remove it</source>
   <translation>已有名为 {name} 的模型；请换一个名称或将其移除</translation>
  </message>
  <message>
   <source>A stopped learning named {name} waits; add --resume to go on with it, or remove it: inpaint-app models remove NAME</source>
   <translation>有一个已停止的学习 {name}；用 --resume 继续，或移除它：inpaint-app models remove NAME</translation>
  </message>
  <message>
   <source>Memory was short, so a coarser fill was made; close other programs for a finer one.</source>
   <translation>内存不足，因此填充较粗糙；关闭其他程序可得到更精细的填充。</translation>
  </message>
  <message>
   <source>Memory was short, so fewer pictures were learnt from at once</source>
   <translation>内存不足，因此每次学习的图片减少了</translation>
  </message>
  <message>
   <source>Nothing is left that may be copied; allow copying from some part of the photo</source>
   <translation>没有剩下可以复制的部分；请允许从照片的某一部分复制</translation>
  </message>
  <message>
   <source>The camera data of this photo are damaged; it is shown as it is stored, and saved without them.</source>
   <translation>这张照片的拍摄数据已损坏；将按存储的样子显示，保存时不含这些数据。</translation>
  </message>
  <message>
   <source>The colour profile of this photo is damaged; its colours are taken as sRGB.</source>
   <translation>这张照片的颜色配置文件已损坏；其颜色按 sRGB 处理。</translation>
  </message>
  <message>
   <source>The folder {name} cannot be read; choose another folder</source>
   <translation>无法读取文件夹 {name}；请选择其他文件夹</translation>
  </message>
  <message>
   <source>The graphics processor gave values that are not numbers, so the CPU made this fill.</source>
   <translation>图形处理器给出了非数值结果，因此由 CPU 完成了此次填充。</translation>
  </message>
  <message>
   <source>The graphics processor has stopped working, so the CPU is used until the next start.</source>
   <translation>图形处理器已停止工作，因此在下次启动前使用 CPU。</translation>
  </message>
  <message>
   <source>The learning was begun with another network; begin it again</source>
   <translation>该学习是用另一个网络开始的；请重新开始</translation>
  </message>
  <message>
   <source>The learning went astray and was stopped; its best moment is kept</source>
   <translation>学习偏离了方向并已停止；保留其最佳时刻</translation>
  </message>
  <message>
   <source>The learning {name} is of another folder ({folder}); choose another name</source>
   <translation>学习 {name} 属于另一个文件夹（{folder}）；请换一个名称</translation>
  </message>
  <message>
   <source>The learning {name} was begun by another version of the application; remove it and begin again</source>
   <translation>学习 {name} 由另一版本的应用程序开始；请将其删除后重新开始</translation>
  </message>
  <message>
   <source>The learnt model could not be saved in {name} ({reason}); make room and resume</source>
   <translation>无法将学到的模型保存到 {name}（{reason}）；请腾出空间并继续</translation>
  </message>
  <message>
   <source>The library of models could not change {name} ({reason}); see whether its folder can be written</source>
   <translation>模型库无法更改 {name}（{reason}）；请检查其文件夹是否可写</translation>
  </message>
  <message>
   <source>The mask and the photo differ in size; use a mask of the photo's size</source>
   <translation>蒙版与照片大小不同；请使用与照片同样大小的蒙版</translation>
  </message>
  <message>
   <source>The mask covers the whole photo; leave something to learn from</source>
   <translation>蒙版覆盖了整张照片；请留出一些可供参考的部分</translation>
  </message>
  <message>
   <source>The mask is empty; paint over what should go first</source>
   <translation>蒙版是空的；请先涂抹要去掉的部分</translation>
  </message>
  <message>
   <source>The mask {name} has {mask_width} × {mask_height} pixels and the photo {width} × {height}; make them the same size</source>
   <translation>蒙版 {name} 为 {mask_width} × {mask_height} 像素，照片为 {width} × {height}；请使两者大小相同</translation>
  </message>
  <message>
   <source>The memory of the graphics processor was not enough, so the CPU made this fill.</source>
   <translation>图形处理器的内存不足，因此由 CPU 完成了此次填充。</translation>
  </message>
  <message>
   <source>The model {name} cannot be read; choose another model or install the application again</source>
   <translation>无法读取模型 {name}；请选择其他模型或重新安装程序</translation>
  </message>
  <message>
   <source>The model {name} cannot be used: {reason}; choose another model</source>
   <translation>无法使用模型 {name}：{reason}；请选择其他模型</translation>
  </message>
  <message>
   <source>The model {name} gave no usable result; choose another model</source>
   <translation>模型 {name} 没有给出可用的结果；请选择其他模型</translation>
  </message>
  <message>
   <source>The model {name} gave values that are not numbers, so nothing was filled; choose another model</source>
   <translation>模型 {name} 给出了非数字的值，因此没有填充；请选择其他模型</translation>
  </message>
  <message>
   <source>The photo was changed after this work on it; look at it closely</source>
   <translation>照片在这次工作之后被更改过；请仔细检查</translation>
  </message>
  <message>
   <source>The photo {name} has changed since and no longer fits the project; open it by itself</source>
   <translation>照片 {name} 此后已更改，不再适合该项目；请单独打开它</translation>
  </message>
  <message>
   <source>The project {name} is damaged or cannot be read; open the photo itself</source>
   <translation>项目 {name} 已损坏或无法读取；请直接打开照片</translation>
  </message>
  <message>
   <source>The project {name} was made by a newer version of the program; install that version</source>
   <translation>项目 {name} 由更新版本的程序创建；请安装该版本</translation>
  </message>
  <message>
   <source>The saved state of the learning {name} is damaged; begin again under another name</source>
   <translation>学习 {name} 的保存状态已损坏；请换一个名称重新开始</translation>
  </message>
  <message>
   <source>The settings were damaged and are now the defaults; the old file was kept as {name}.</source>
   <translation>设置已损坏，现已恢复默认；旧文件保留为 {name}。</translation>
  </message>
  <message>
   <source>The state of the learning could not be saved in {name} ({reason}); what was saved before is whole: make room on the disk and resume</source>
   <translation>无法将学习状态保存到 {name}（{reason}）；之前保存的内容完好：请腾出磁盘空间并继续</translation>
  </message>
  <message>
   <source>The values of this file, from {low} to {high}, were reduced to 8 bits; the result is saved under another name.</source>
   <translation>此文件的数值（{low} 到 {high}）已降为 8 位；结果将以其他名称保存。</translation>
  </message>
  <message>
   <source>The {mode} colours of this file were converted to RGB; the result is saved as RGB under another name.</source>
   <translation>此文件的 {mode} 颜色已转换为 RGB；结果将以 RGB 另存为其他名称。</translation>
  </message>
  <message>
   <source>There is no learnt model named {name}; the library holds: {known}</source>
   <translation>没有名为 {name} 的已学模型；模型库中有：{known}</translation>
  </message>
  <message>
   <source>There is no stopped learning named {name}; begin it without --resume</source>
   <translation>没有名为 {name} 的已停止学习；请不带 --resume 开始</translation>
  </message>
  <message>
   <source>There is not enough memory for this fill; close other programs or paint a smaller hole</source>
   <translation>内存不足，无法完成此填充；请关闭其他程序或涂抹更小的区域</translation>
  </message>
  <message>
   <source>There is not enough memory to learn; close other programs and resume</source>
   <translation>内存不足，无法学习；请关闭其他程序后继续</translation>
  </message>
  <message>
   <source>There is not enough memory to open {name}; close other programs or make the photo smaller</source>
   <translation>内存不足，无法打开 {name}；请关闭其他程序或缩小照片</translation>
  </message>
  <message>
   <source>There is not enough memory to save this photo; close other programs and try again</source>
   <translation>内存不足，无法保存这张照片；请关闭其他程序后重试</translation>
  </message>
  <message>
   <source>This file has more than 8 bits per colour; it is edited in 8 bits and saved under another name.</source>
   <translation>此文件每种颜色超过 8 位；将以 8 位编辑并以其他名称保存。</translation>
  </message>
  <message>
   <source>This is picture 1 of {frames} in the file; the result is saved under another name, so that the others are not lost.</source>
   <translation>这是文件中 {frames} 张图片的第 1 张；结果将以其他名称保存，以免丢失其余图片。</translation>
  </message>
  <message>
   <source>This photo could not be encoded as {format}; save it in another format</source>
   <translation>无法将这张照片编码为 {format}；请以其他格式保存</translation>
  </message>
  <message>
   <source>Too few photos are left in {name}; put them back and resume</source>
   <translation>{name} 中剩下的照片太少；请放回后继续</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>磁盘已满</translation>
  </message>
  <message>
   <source>the disk quota is used up</source>
   <translation>磁盘配额已用完</translation>
  </message>
  <message>
   <source>the file is larger than the disk allows</source>
   <translation>文件超出磁盘允许的大小</translation>
  </message>
  <message>
   <source>{count} left out, as there are very many</source>
   <translation>{count} 个因数量太多而略去</translation>
  </message>
  <message>
   <source>{count} nearly alike</source>
   <translation>{count} 张近似重复</translation>
  </message>
  <message>
   <source>{count} no photo</source>
   <translation>{count} 个不是照片</translation>
  </message>
  <message>
   <source>{count} photos have gone or changed and were left out</source>
   <translation>{count} 张照片已消失或更改，未予使用</translation>
  </message>
  <message>
   <source>{count} photos usable</source>
   <translation>{count} 张照片可用</translation>
  </message>
  <message>
   <source>{count} the same file again</source>
   <translation>{count} 个重复的同一文件</translation>
  </message>
  <message>
   <source>{count} too small</source>
   <translation>{count} 张太小</translation>
  </message>
  <message>
   <source>{count} unlike all others</source>
   <translation>{count} 张与众不同</translation>
  </message>
  <message>
   <source>{count} unreadable</source>
   <translation>{count} 张无法读取</translation>
  </message>
  <message>
   <source>{file} covers the whole photo; leave something to fill it from</source>
   <translation>{file} 覆盖了整张照片；请留出可用于填充的部分</translation>
  </message>
  <message>
   <source>{file} is no .safetensors file, the only kind of network</source>
   <translation>{file} 不是 .safetensors 文件，网络只有这一种格式</translation>
  </message>
  <message>
   <source>{file} is the photo itself; give the result another name, or pass overwrite</source>
   <translation>{file} 就是照片本身；请给结果另取名称，或指定 overwrite</translation>
  </message>
  <message>
   <source>{file} marks nothing; paint white what should be filled</source>
   <translation>{file} 没有标记任何部分；请把要填充的部分涂成白色</translation>
  </message>
  <message>
   <source>{file} was not filled: {reason}</source>
   <translation>{file} 未填充：{reason}</translation>
  </message>
  <message>
   <source>{format} cannot keep the transparency of this photo; save it as PNG, WebP or TIFF</source>
   <translation>{format} 无法保留这张照片的透明部分；请保存为 PNG、WebP 或 TIFF</translation>
  </message>
  <message>
   <source>{format} cannot say that the photo was filled; save it in another format or without the tag</source>
   <translation>{format} 无法注明照片经过填充；请以其他格式保存，或不作标记</translation>
  </message>
  <message>
   <source>{format} holds at most {limit} pixels a side and this photo has {side}; save it as PNG or TIFF</source>
   <translation>{format} 每边最多 {limit} 像素，而这张照片有 {side}；请保存为 PNG 或 TIFF</translation>
  </message>
  <message>
   <source>{name} cannot be read ({reason}); check the disk and the name</source>
   <translation>无法读取 {name}（{reason}）；请检查磁盘和名称</translation>
  </message>
  <message>
   <source>{name} cannot be saved in this format; end the name with .png, .jpg, .tif, .webp, .bmp or .avif</source>
   <translation>{name} 不能以此格式保存；请让名称以 .png、.jpg、.tif、.webp、.bmp 或 .avif 结尾</translation>
  </message>
  <message>
   <source>{name} does not exist; it may have been moved or renamed</source>
   <translation>{name} 不存在；它可能已被移动或重命名</translation>
  </message>
  <message>
   <source>{name} has more than {limit} GB; make the photo smaller</source>
   <translation>{name} 超过 {limit} GB；请缩小照片</translation>
  </message>
  <message>
   <source>{name} has {megapixels} megapixels and the limit is {limit}; make the photo smaller</source>
   <translation>{name} 有 {megapixels} 百万像素，上限为 {limit}；请缩小照片</translation>
  </message>
  <message>
   <source>{name} holds more than can be saved back (further pictures, depth or colours); save under another name</source>
   <translation>{name} 含有无法写回的内容（其他图片、位深或颜色）；请另存为其他名称</translation>
  </message>
  <message>
   <source>{name} holds {count} different photos that can be learnt from, and {least} are needed; choose a folder with more</source>
   <translation>{name} 中有 {count} 张不同的可学习照片，需要 {least} 张；请选择照片更多的文件夹</translation>
  </message>
  <message>
   <source>{name} is a HEIC photo and the plug-in for these is missing; install pillow-heif or save the photo as JPEG</source>
   <translation>{name} 是 HEIC 照片，但缺少相应插件；请安装 pillow-heif 或将照片保存为 JPEG</translation>
  </message>
  <message>
   <source>{name} is a device and not a file; choose another name</source>
   <translation>{name} 是设备而不是文件；请选择其他名称</translation>
  </message>
  <message>
   <source>{name} is a folder; choose a name for the file in it</source>
   <translation>{name} 是文件夹；请为其中的文件取个名称</translation>
  </message>
  <message>
   <source>{name} is a folder; choose a photo in it</source>
   <translation>{name} 是文件夹；请选择其中的照片</translation>
  </message>
  <message>
   <source>{name} is being learnt; choose another name</source>
   <translation>{name} 正在学习；请换一个名称</translation>
  </message>
  <message>
   <source>{name} is being learnt; wait until that has ended</source>
   <translation>{name} 正在学习；请等待学习结束</translation>
  </message>
  <message>
   <source>{name} is damaged or incomplete ({format}); copy it from its source again</source>
   <translation>{name} 已损坏或不完整（{format}）；请从来源重新复制</translation>
  </message>
  <message>
   <source>{name} is empty; choose another file</source>
   <translation>{name} 是空的；请选择其他文件</translation>
  </message>
  <message>
   <source>{name} is no ordinary file; choose a photo</source>
   <translation>{name} 不是普通文件；请选择照片</translation>
  </message>
  <message>
   <source>{name} is no possible file name; choose another name</source>
   <translation>{name} 不能用作文件名；请选择其他名称</translation>
  </message>
  <message>
   <source>{name} is no possible name of a model; use letters, digits, spaces and hyphens</source>
   <translation>{name} 不能用作模型名称；请使用字母、数字、空格和连字符</translation>
  </message>
  <message>
   <source>{name} is not a picture (it looks like {kind}); choose a photo</source>
   <translation>{name} 不是图片（看起来像 {kind}）；请选择照片</translation>
  </message>
  <message>
   <source>{name} is not a picture, or is damaged; choose another file</source>
   <translation>{name} 不是图片或已损坏；请选择其他文件</translation>
  </message>
  <message>
   <source>{name} is of the format {format}, which is not offered; save it as JPEG or PNG first</source>
   <translation>{name} 的格式为 {format}，不受支持；请先保存为 JPEG 或 PNG</translation>
  </message>
  <message>
   <source>{name} is write-protected and was left as it is; save under another name</source>
   <translation>{name} 受写保护，保持原样；请另存为其他名称</translation>
  </message>
  <message>
   <source>{name} may not be read; ask its owner for permission or copy it</source>
   <translation>没有读取 {name} 的权限；请向所有者申请或复制该文件</translation>
  </message>
  <message>
   <source>{name} was not saved ({reason}); an old file is untouched, so try again or save elsewhere</source>
   <translation>{name} 未保存（{reason}）；旧文件未受影响，请重试或保存到别处</translation>
  </message>
  <message>
   <source>{name} was not saved because its folder does not exist; save elsewhere</source>
   <translation>文件夹不存在，{name} 未保存；请保存到别处</translation>
  </message>
  <message>
   <source>{name} was not saved because its name is too long; save under a shorter name</source>
   <translation>名称过长，{name} 未保存；请使用较短的名称</translation>
  </message>
  <message>
   <source>{name} was not saved because this folder may not be written to; save elsewhere</source>
   <translation>此文件夹不可写，{name} 未保存；请保存到别处</translation>
  </message>
  <message>
   <source>{name} was not saved because {reason}; an old file is untouched, so make room or save elsewhere</source>
   <translation>{name} 未保存：{reason}；旧文件未受影响，请腾出空间或保存到别处</translation>
  </message>
 </context>
 <context>
  <name>gestures</name>
  <message>
   <source>Shape</source>
   <translation>形状</translation>
  </message>
 </context>
 <context>
  <name>keys</name>
  <message>
   <source>Actual pixels</source>
   <translation>实际像素</translation>
  </message>
  <message>
   <source>Add to the mask</source>
   <translation>添加到蒙版</translation>
  </message>
  <message>
   <source>Alt+Drag, Alt+Click</source>
   <translation>Alt+拖动、Alt+单击</translation>
  </message>
  <message>
   <source>Alt+Right-drag up or down</source>
   <translation>Alt+右键上下拖动</translation>
  </message>
  <message>
   <source>Brush</source>
   <translation>画笔</translation>
  </message>
  <message>
   <source>Brush size</source>
   <translation>画笔大小</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>选择</translation>
  </message>
  <message>
   <source>Choose an object: click it, or drag a box</source>
   <translation>选择物体：单击或拖出方框</translation>
  </message>
  <message>
   <source>Choose by colour</source>
   <translation>按颜色选择</translation>
  </message>
  <message>
   <source>Clear the mask</source>
   <translation>清除蒙版</translation>
  </message>
  <message>
   <source>Click inside the mask</source>
   <translation>在蒙版内单击</translation>
  </message>
  <message>
   <source>Close a polygon</source>
   <translation>闭合多边形</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>比较</translation>
  </message>
  <message>
   <source>Copy from everywhere again</source>
   <translation>重新允许从任何位置复制</translation>
  </message>
  <message>
   <source>Copy the photo</source>
   <translation>复制照片</translation>
  </message>
  <message>
   <source>Ctrl+Wheel, Alt+Right-drag</source>
   <translation>Ctrl+滚轮、Alt+右键拖动</translation>
  </message>
  <message>
   <source>Ellipse</source>
   <translation>椭圆</translation>
  </message>
  <message>
   <source>Enter, Double-click</source>
   <translation>Enter、双击</translation>
  </message>
  <message>
   <source>Erase while painting</source>
   <translation>涂抹时擦除</translation>
  </message>
  <message>
   <source>Eraser</source>
   <translation>橡皮擦</translation>
  </message>
  <message>
   <source>Export the mask</source>
   <translation>导出蒙版</translation>
  </message>
  <message>
   <source>Feather the mask</source>
   <translation>羽化蒙版</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>填充</translation>
  </message>
  <message>
   <source>Fill after each stroke</source>
   <translation>每笔之后填充</translation>
  </message>
  <message>
   <source>Fill in four variants</source>
   <translation>填充四个候选结果</translation>
  </message>
  <message>
   <source>Find dust and scratches</source>
   <translation>查找灰尘和划痕</translation>
  </message>
  <message>
   <source>First variant</source>
   <translation>第一个候选结果</translation>
  </message>
  <message>
   <source>Fit the window</source>
   <translation>适应窗口</translation>
  </message>
  <message>
   <source>Fourth variant</source>
   <translation>第四个候选结果</translation>
  </message>
  <message>
   <source>Grow the mask</source>
   <translation>扩大蒙版</translation>
  </message>
  <message>
   <source>Harder brush</source>
   <translation>画笔变硬</translation>
  </message>
  <message>
   <source>Hardness</source>
   <translation>硬度</translation>
  </message>
  <message>
   <source>History</source>
   <translation>历史记录</translation>
  </message>
  <message>
   <source>Hold \</source>
   <translation>按住 \</translation>
  </message>
  <message>
   <source>How sure are the fills?</source>
   <translation>填充有多可靠？</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>导入蒙版</translation>
  </message>
  <message>
   <source>Invert the mask</source>
   <translation>反转蒙版</translation>
  </message>
  <message>
   <source>Keys and mouse</source>
   <translation>按键与鼠标</translation>
  </message>
  <message>
   <source>Larger brush</source>
   <translation>画笔变大</translation>
  </message>
  <message>
   <source>Lasso</source>
   <translation>套索</translation>
  </message>
  <message>
   <source>Learn</source>
   <translation>学习</translation>
  </message>
  <message>
   <source>Learn from this photo before a fill</source>
   <translation>填充前先从这张照片学习</translation>
  </message>
  <message>
   <source>Learnt models</source>
   <translation>学到的模型</translation>
  </message>
  <message>
   <source>Leave the program</source>
   <translation>退出程序</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>蒙版</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>菜单</translation>
  </message>
  <message>
   <source>Move the photo</source>
   <translation>移动照片</translation>
  </message>
  <message>
   <source>Next photo of the folder</source>
   <translation>文件夹中的下一张照片</translation>
  </message>
  <message>
   <source>Next variant</source>
   <translation>下一个候选结果</translation>
  </message>
  <message>
   <source>Open a photo</source>
   <translation>打开照片</translation>
  </message>
  <message>
   <source>Original beside the result</source>
   <translation>原图与结果并排</translation>
  </message>
  <message>
   <source>Paint</source>
   <translation>涂抹</translation>
  </message>
  <message>
   <source>Paste a picture</source>
   <translation>粘贴图片</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>照片</translation>
  </message>
  <message>
   <source>Polygon</source>
   <translation>多边形</translation>
  </message>
  <message>
   <source>Previous photo of the folder</source>
   <translation>文件夹中的上一张照片</translation>
  </message>
  <message>
   <source>Previous variant</source>
   <translation>上一个候选结果</translation>
  </message>
  <message>
   <source>Rectangle</source>
   <translation>矩形</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>重做</translation>
  </message>
  <message>
   <source>Restore the original</source>
   <translation>恢复原图</translation>
  </message>
  <message>
   <source>Right-drag, Alt+Drag</source>
   <translation>右键拖动、Alt+拖动</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>保存</translation>
  </message>
  <message>
   <source>Save the project, to go on later</source>
   <translation>保存项目，以便以后继续</translation>
  </message>
  <message>
   <source>Save under another name</source>
   <translation>另存为</translation>
  </message>
  <message>
   <source>Second variant</source>
   <translation>第二个候选结果</translation>
  </message>
  <message>
   <source>See the original</source>
   <translation>查看原图</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>Shift+Click</source>
   <translation>Shift+单击</translation>
  </message>
  <message>
   <source>Shift+Drag, Shift+Click</source>
   <translation>Shift+拖动、Shift+单击</translation>
  </message>
  <message>
   <source>Show or hide the mask</source>
   <translation>显示或隐藏蒙版</translation>
  </message>
  <message>
   <source>Shrink the mask</source>
   <translation>缩小蒙版</translation>
  </message>
  <message>
   <source>Smaller brush</source>
   <translation>画笔变小</translation>
  </message>
  <message>
   <source>Softer brush</source>
   <translation>画笔变软</translation>
  </message>
  <message>
   <source>Space+Drag, Middle-drag, two fingers</source>
   <translation>空格+拖动、中键拖动、双指</translation>
  </message>
  <message>
   <source>Stop the fill, drop the stroke or the mask</source>
   <translation>停止填充，放弃笔画或蒙版</translation>
  </message>
  <message>
   <source>Straight line from the last stroke</source>
   <translation>从上一笔画直线</translation>
  </message>
  <message>
   <source>Take away from the mask</source>
   <translation>从蒙版中减去</translation>
  </message>
  <message>
   <source>Teach it your photos</source>
   <translation>教它您的照片</translation>
  </message>
  <message>
   <source>Third variant</source>
   <translation>第三个候选结果</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>View</source>
   <translation>视图</translation>
  </message>
  <message>
   <source>Wheel, Pinch</source>
   <translation>滚轮、双指缩放</translation>
  </message>
  <message>
   <source>Where did this come from?</source>
   <translation>这是从哪里来的？</translation>
  </message>
  <message>
   <source>Where not to copy from</source>
   <translation>不得从哪里复制</translation>
  </message>
  <message>
   <source>Zoom at the cursor</source>
   <translation>在光标处缩放</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>放大</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>缩小</translation>
  </message>
 </context>
 <context>
  <name>learning</name>
  <message>
   <source>Nearly the same, so never both learnt from and judged</source>
   <translation>几乎相同，因此不会既用于学习又用于评判</translation>
  </message>
  <message>
   <source>Unlike the others</source>
   <translation>与众不同</translation>
  </message>
  <message>
   <source>about {hours} h left</source>
   <translation>大约还需 {hours} 小时</translation>
  </message>
  <message>
   <source>about {minutes} min left</source>
   <translation>大约还需 {minutes} 分钟</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>以及另外 {count} 个</translation>
  </message>
  <message>
   <source>less than a minute left</source>
   <translation>不到一分钟</translation>
  </message>
  <message>
   <source>{first}, {second}</source>
   <translation>{first}，{second}</translation>
  </message>
  <message>
   <source>{list}.</source>
   <translation>{list}。</translation>
  </message>
  <message>
   <source>{number} %</source>
   <translation>{number}%</translation>
  </message>
 </context>
 <context>
  <name>stages</name>
  <message>
   <source>Blending</source>
   <translation>正在融合</translation>
  </message>
  <message>
   <source>Comparing the photos</source>
   <translation>正在比较照片</translation>
  </message>
  <message>
   <source>Filling</source>
   <translation>正在填充</translation>
  </message>
  <message>
   <source>Filling photos kept aside, as it is now</source>
   <translation>以目前状态填充留出的照片</translation>
  </message>
  <message>
   <source>Filling the same holes again</source>
   <translation>再次填充相同的空洞</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>学习中</translation>
  </message>
  <message>
   <source>Learning the photo</source>
   <translation>正在学习照片</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>正在加载网络…</translation>
  </message>
  <message>
   <source>Looking at the photos</source>
   <translation>正在查看照片</translation>
  </message>
  <message>
   <source>Looking for defects</source>
   <translation>正在查找瑕疵</translation>
  </message>
  <message>
   <source>Looking for what to copy</source>
   <translation>正在寻找可复制的内容</translation>
  </message>
  <message>
   <source>Looking through the folder</source>
   <translation>正在浏览文件夹</translation>
  </message>
  <message>
   <source>Reading the photos</source>
   <translation>正在读取照片</translation>
  </message>
  <message>
   <source>Reconstructing</source>
   <translation>正在重建</translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation>正在停止…</translation>
  </message>
  <message>
   <source>Trying again on the CPU</source>
   <translation>正在用 CPU 重试</translation>
  </message>
  <message>
   <source>Trying where to look for what to copy</source>
   <translation>正在试验到哪里寻找可复制的内容</translation>
  </message>
 </context>
</TS>
