using System.IO.Compression;
using System.Text;

namespace OerPortal.TestKit;

/// <summary>The smallest lectures that can be played, as teachers' programs export them: made in memory, played by a real browser in the journeys.</summary>
public static class SmallPackage
{
    /// <summary>SCORM 1.2 with two parts, each with one question; in one folder, as people pack it.</summary>
    public static byte[] Scorm12(string title) => Zip(
        ("bai-giang/imsmanifest.xml", Manifest("1.2", title, """
            <item identifier="phan-1" identifierref="r1"><title>Phần một: Núi</title><adlcp:datafromlms>câu hỏi dễ</adlcp:datafromlms></item>
            <item identifier="phan-2" identifierref="r2" parameters="?lop=6"><title>Phần hai: Sông</title><adlcp:masteryscore>50</adlcp:masteryscore></item>
            """, Resource("r1", "nui/index.html") + Resource("r2", "song/Index.html"))),
        ("bai-giang/nui/index.html", ScormPage("Núi Ngọc Linh cao nhất vùng", "../hoi.js")),
        ("bai-giang/song/index.html", ScormPage("Sông Đắk Bla chảy ngược", "../hoi.js")),
        ("bai-giang/hoi.js", Scorm12Script));

    /// <summary>SCORM 2004 with one part.</summary>
    public static byte[] Scorm2004(string title) => Zip(
        ("imsmanifest.xml", Manifest("2004 4th Edition", title, """<item identifier="bai" identifierref="r1"><title>Bài học</title></item>""", Resource("r1", "bai.html"))),
        ("bai.html", ScormPage("Rừng khộp mùa khô", "hoi.js")),
        ("hoi.js", Scorm2004Script));

    /// <summary>A SCORM 1.2 manifest around parts of one's own.</summary>
    /// <param name="organisation">Items.</param>
    /// <param name="resources">What they refer to.</param>
    /// <param name="members">What else is in the package.</param>
    public static byte[] Scorm(string organisation, string resources, params (string Name, string Content)[] members) =>
        Zip([("imsmanifest.xml", Manifest("1.2", "Bài giảng", organisation, resources)), .. members]);

    /// <summary>Pages without anything else.</summary>
    public static byte[] Html(string title) => Zip(
        ("index.html", $"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title><meta name="description" content="Trò chơi ghép chữ"><script src="tro-choi.js"></script></head><body><h1>Ghép chữ</h1><p>Con voi uống nước suối.<br><img src=hinh.svg></body></html>"""),
        ("tro-choi.js", "for (let i = 0; i < 3 && true; i++) document.title += '!';"),
        ("may-chu.php", "<?php system($_GET['x']); ?>"),
        ("web.config", "<configuration/>"),
        ("hinh.svg", """<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>"""));

    /// <summary>H5P with a library of our own.</summary>
    public static byte[] H5p(string title) => Zip(
        ("h5p.json", $$"""{"title":"{{title}}","language":"vi","mainLibrary":"H5P.OneQuestion","embedTypes":["iframe"],"authors":[{"name":"Trần Thị Mỹ Hạnh","role":"Author"}],"preloadedDependencies":[{"machineName":"H5P.OneQuestion","majorVersion":1,"minorVersion":0}]}"""),
        ("content/content.json", """{"question":"<p>Núi nào cao nhất &amp; xa nhất?</p>","answer":"Ngọc Linh","library":"H5P.OneQuestion 1.0"}"""),
        ("H5P.OneQuestion-1.0/library.json", """{"title":"Một câu hỏi","machineName":"H5P.OneQuestion","majorVersion":1,"minorVersion":0,"patchVersion":0,"runnable":1,"preloadedJs":[{"path":"one.js"}]}"""),
        ("H5P.OneQuestion-1.0/one.js", H5pScript));

    /// <summary>A ZIP of these members.</summary>
    public static byte[] Zip(params (string Name, string Content)[] members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return bytes.ToArray();
    }

    /// <summary>What an item refers to.</summary>
    public static string Resource(string id, string href) => $"""<resource identifier="{id}" type="webcontent" adlcp:scormtype="sco" href="{href}"><file href="{href}"/></resource>""";

    private static string Manifest(string version, string title, string items, string resources) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest identifier="m" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
        <metadata><schema>ADL SCORM</schema><schemaversion>{version}</schemaversion><lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"><general>
        <title><langstring xml:lang="vi">{title}</langstring></title><language>vi</language><description><langstring>Bài giảng điện tử cho lớp 6</langstring></description>
        <keyword><langstring>địa lí</langstring></keyword></general></lom></metadata>
        <organizations default="o"><organization identifier="o"><title>{title}</title>{items}</organization></organizations>
        <resources>{resources}</resources></manifest>
        """;

    private static string ScormPage(string sentence, string script) =>
        $"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{sentence}</title></head><body><h1>{sentence}</h1><p id="where"></p><button>Trả lời</button><script src="{script}"></script></body></html>""";

    private const string Scorm12Script = """
        let api, above = window;
        while (!(api = above.API) && above.parent !== above) above = above.parent;
        api.LMSInitialize('');
        const get = (name) => api.LMSGetValue('cmi.' + name), set = (name, value) => api.LMSSetValue('cmi.' + name, value);
        document.getElementById('where').textContent = `${get('core.entry')} ${get('core.lesson_location')} ${get('suspend_data')} ${get('launch_data')}${location.search}`;
        document.querySelector('button').onclick = () => {
          set('core.lesson_location', 'câu 2');
          set('suspend_data', 'đã chọn: núi');
          set('core.score.max', '10');
          set('core.score.raw', '8');
          set('core.lesson_status', 'passed');
          api.LMSCommit('');
        };
        addEventListener('pagehide', () => api.LMSFinish(''));
        """;

    private const string Scorm2004Script = """
        let api, above = window;
        while (!(api = above.API_1484_11) && above.parent !== above) above = above.parent;
        api.Initialize('');
        const get = (name) => api.GetValue('cmi.' + name), set = (name, value) => api.SetValue('cmi.' + name, value);
        document.getElementById('where').textContent = `${get('entry')} ${get('location')} ${get('suspend_data')}`;
        document.querySelector('button').onclick = () => {
          set('location', 'câu 2');
          set('suspend_data', 'đã chọn: rừng');
          set('score.scaled', '0.9');
          set('completion_status', 'completed');
          set('success_status', 'passed');
          api.Commit('');
        };
        addEventListener('pagehide', () => api.Terminate(''));
        """;

    private const string H5pScript = """
        var H5P = H5P || {};
        H5P.OneQuestion = function (params, id, extras) {
          H5P.EventDispatcher.call(this);
          const self = this;
          let answered = extras && extras.previousState ? extras.previousState.answered : '';
          this.getCurrentState = () => ({ answered });
          this.attach = ($container) => {
            $container.append(`<div id="where">${answered}</div>`, H5P.jQuery(params.question), H5P.jQuery('<button>Trả lời</button>').on('click', () => {
              answered = params.answer;
              const event = self.createXAPIEventTemplate('completed');
              event.setScoredResult(3, 4, self, true, true);
              self.trigger(event);
            }));
          };
        };
        H5P.OneQuestion.prototype = Object.create(H5P.EventDispatcher.prototype);
        """;
}
