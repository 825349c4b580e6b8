using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace OerPortal.TestKit;

/// <summary>The smallest courses as learning systems give them out: made in memory.</summary>
public static class SmallCourse
{
    /// <summary>A Common Cartridge 1.3 as Canvas writes it: a file, a page that shows a picture, a link, a topic, questions, and a file in no list.</summary>
    public static byte[] Cartridge(string title, params (string Name, byte[] Content)[] more) => Zip(
    [
        ("imsmanifest.xml", Bytes($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1" xmlns:lomimscc="http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest">
              <metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion>
                <lomimscc:lom><lomimscc:general><lomimscc:title><lomimscc:string language="vi">{title}</lomimscc:string></lomimscc:title></lomimscc:general></lomimscc:lom></metadata>
              <organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="root">
                <item identifier="c1"><title>Chương một: Phân số</title>
                  <item identifier="i1" identifierref="r1"><title>Bài học phân số</title></item>
                  <item identifier="i2" identifierref="r2"><title>Trang giới thiệu</title></item>
                  <item identifier="i3" identifierref="r3"><title>Xem thêm</title></item>
                  <item identifier="i4" identifierref="r4"><title>Cùng bàn luận</title></item>
                  <item identifier="i5" identifierref="r5"><title>Bài kiểm tra</title></item>
                </item></item></organization></organizations>
              <resources>
                <resource identifier="r1" type="webcontent" href="web/bai%201.txt"><file href="web/bai%201.txt"/></resource>
                <resource identifier="r2" type="webcontent" href="web/trang.html"><file href="web/trang.html"/><file href="web/hinh.svg"/></resource>
                <resource identifier="r3" type="imswl_xmlv1p3"><file href="lien-ket.xml"/></resource>
                <resource identifier="r4" type="imsdt_xmlv1p3"><file href="ban-luan.xml"/></resource>
                <resource identifier="r5" type="imsqti_xmlv1p2/imscc_xmlv1p3/assessment"><file href="de.xml"/></resource>
              </resources>
            </manifest>
            """)),
        ("web/bai 1.txt", Bytes("Hai phần ba của chiếc bánh chưng.")),
        ("web/trang.html", Bytes("<html><head><title>Giới thiệu</title></head><body><h1>Chào lớp 4</h1><p onclick=\"x()\">Tử số nằm trên gạch ngang.</p><script>alert(1)</script><img src=\"$IMS-CC-FILEBASE$/web/hinh.svg\" alt=\"Chiếc bánh\"></body></html>")),
        ("web/hinh.svg", Bytes("""<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>""")),
        ("lien-ket.xml", Bytes("""<webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"><title>x</title><url href="https://example.org/phan-so"/></webLink>""")),
        ("ban-luan.xml", Bytes("""<topic xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imsdt_v1p3"><title>x</title><text texttype="text/html">&lt;p&gt;Vì sao mẫu số khác không?&lt;/p&gt;</text></topic>""")),
        ("de.xml", Bytes("<questestinterop/>")),
        ("web/phu.txt", Bytes("Không có trong mục lục.")),
        .. more,
    ]);

    /// <summary>A backup of a Moodle course: two sections, a file, a folder, a page, a link, something hidden, and something a pupil handed in.</summary>
    /// <param name="users">What <c>users.xml</c> holds.</param>
    public static IReadOnlyList<(string Name, byte[] Content)> Moodle(string title, string users = "")
    {
        var (lesson, sheet, own) = (Bytes("Bài học về nước."), Bytes("Phiếu bài tập về nước."), Bytes("Bài làm của em A."));
        return
        [
            (".ARCHIVE_INDEX", Bytes("Moodle archive file index. Count: 12\n")),
            ("moodle_backup.xml", Bytes($"""
                <?xml version="1.0" encoding="UTF-8"?>
                <moodle_backup><information><name>sao-luu.mbz</name><original_course_fullname>{title}</original_course_fullname>
                  <contents>
                    <activities>{Activity(11, 2, "resource", "Bài học")}{Activity(12, 2, "folder", "Phiếu")}{Activity(13, 1, "page", "Lời chào")}{Activity(14, 2, "url", "Phim")}{Activity(15, 2, "resource", "Đáp án (ẩn)")}</activities>
                    <sections><section><sectionid>2</sectionid><title>1</title><directory>sections/section_2</directory></section><section><sectionid>1</sectionid><title>0</title><directory>sections/section_1</directory></section></sections>
                  </contents></information></moodle_backup>
                """)),
            ("sections/section_1/section.xml", Bytes("<section id=\"1\"><number>0</number><name>$@NULL@$</name><sequence>13</sequence><visible>1</visible></section>")),
            ("sections/section_2/section.xml", Bytes("<section id=\"2\"><number>1</number><name>Nước quanh ta</name><sequence>11,12,14,15</sequence><visible>1</visible></section>")),
            ("activities/resource_11/resource.xml", Bytes("<activity id=\"1\" moduleid=\"11\" modulename=\"resource\" contextid=\"101\"><resource id=\"1\"><name>Bài học về nước</name></resource></activity>")),
            ("activities/folder_12/folder.xml", Bytes("<activity id=\"2\" moduleid=\"12\" modulename=\"folder\" contextid=\"102\"><folder id=\"2\"><name>Phiếu bài tập</name></folder></activity>")),
            ("activities/page_13/page.xml", Bytes("<activity id=\"3\" moduleid=\"13\" modulename=\"page\" contextid=\"103\"><page id=\"3\"><name>Lời chào</name><content>&lt;p&gt;Chào các em lớp 3.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</content></page></activity>")),
            ("activities/url_14/url.xml", Bytes("<activity id=\"4\" moduleid=\"14\" modulename=\"url\" contextid=\"104\"><url id=\"4\"><name>Phim vòng tuần hoàn</name><externalurl>https://example.org/nuoc</externalurl></url></activity>")),
            ("activities/resource_15/resource.xml", Bytes("<activity id=\"5\" moduleid=\"15\" modulename=\"resource\" contextid=\"105\"><resource id=\"5\"><name>Đáp án</name></resource></activity>")),
            ("activities/resource_15/module.xml", Bytes("<module id=\"15\"><visible>0</visible></module>")),
            ("files.xml", Bytes($"<files>{File(lesson, 101, "mod_resource", "content", "bài học.txt")}{File([], 102, "mod_folder", "content", ".")}{File(sheet, 102, "mod_folder", "content", "phiếu 1.txt")}{File(own, 101, "assignsubmission_file", "submission_files", "bai-lam.txt")}</files>")),
            ("users.xml", Bytes($"<users>{users}</users>")),
            (Stored(lesson), lesson), (Stored(sheet), sheet), (Stored(own), own),
        ];
    }

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> members)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>A tar in a gzip, as Moodle has written its backups since 2.6.</summary>
    public static byte[] TarGz(IEnumerable<(string Name, byte[] Content)> members) =>
        TarGz([.. members.Select(m => (TarEntry)new UstarTarEntry(TarEntryType.RegularFile, m.Name) { DataStream = new MemoryStream(m.Content) })]);

    public static byte[] TarGz(params TarEntry[] entries)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            foreach (var entry in entries)
                tar.WriteEntry(entry);
        }
        return bytes.ToArray();
    }

    private static string Activity(int id, int section, string kind, string title) =>
        $"<activity><moduleid>{id}</moduleid><sectionid>{section}</sectionid><modulename>{kind}</modulename><title>{title}</title><directory>activities/{kind}_{id}</directory></activity>";

    private static string File(byte[] content, int context, string component, string area, string name) =>
        $"<file id=\"{context}\"><contenthash>{Hash(content)}</contenthash><contextid>{context}</contextid><component>{component}</component><filearea>{area}</filearea><itemid>0</itemid><filepath>/</filepath><filename>{name}</filename></file>";

    private static string Stored(byte[] content) => $"files/{Hash(content)[..2]}/{Hash(content)}";

#pragma warning disable CA5350 // Moodle's own address of a file.
    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA1.HashData(content));
#pragma warning restore CA5350

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
