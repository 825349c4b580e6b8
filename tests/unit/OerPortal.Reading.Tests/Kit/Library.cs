using System.Collections.Concurrent;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Reading.Tests.Kit;

/// <summary>A learning resource of the library with its files.</summary>
public sealed class LibraryItem(ResourceCard card)
{
    public ResourceCard Card { get; set; } = card;

    public Dictionary<Guid, LibraryFile> Files { get; } = [];

    /// <summary>Set: not published, only this person may look.</summary>
    public Guid? Previewer { get; init; }

    public bool IsWithdrawn { get; set; }

    public Guid MainFileId => Card.MainFileId!.Value;

    public bool IsVisibleTo(Viewer viewer) => !IsWithdrawn && Previewer is null && Card.Visibility switch
    {
        Visibility.Public => true,
        Visibility.Province => viewer.IsSignedIn,
        _ => viewer.SiteIds.Contains(Card.SiteId),
    };
}

public sealed record LibraryFile(FileFacts Facts, Publication? Publication, Dictionary<string, (PublicationMember Member, byte[] Bytes)> Members)
{
    public Lecture? Lecture { get; init; }

    public FileContents? Contents { get; init; }

    public IReadOnlyList<SheetTable> Sheets { get; init; } = [];
}

/// <summary>What there is to read; each test adds its own.</summary>
public sealed class Library
{
    private readonly ConcurrentBag<LibraryItem> _items = [];

    public IEnumerable<LibraryItem> Items => _items;

    public LibraryFile? FileOf(Guid fileId) => _items.Select(i => i.Files.GetValueOrDefault(fileId)).FirstOrDefault(f => f is not null);

    public Stream Open(PublicationMember member) =>
        new MemoryStream(_items.SelectMany(i => i.Files.Values).SelectMany(f => f.Members.Values).First(m => m.Member.BlobSha256 == member.BlobSha256).Bytes, writable: false);

    /// <summary>An EPUB with one chapter, a stored picture and a gzipped style sheet.</summary>
    public LibraryItem AddBook(Guid siteId, Visibility visibility = Visibility.Public, string title = "Đường lên Ngọc Linh", Guid? previewer = null)
    {
        var id = Guid.CreateVersion7();
        var members = new Dictionary<string, (PublicationMember, byte[])>
        {
            ["OEBPS/chuong-1.xhtml"] = Member("OEBPS/chuong-1.xhtml", "application/xhtml+xml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Núi</p></body></html>"u8.ToArray()),
            ["OEBPS/evil.js"] = Member("OEBPS/evil.js", "text/javascript", "top.x = 1"u8.ToArray()),
            ["OEBPS/sách.css"] = Member("OEBPS/sách.css", "text/css", Packing.Gzip("p { color: red }"u8.ToArray()), "gzip"),
        };
        const string manifest = """{"metadata":{"title":"Núi"},"readingOrder":[{"href":"OEBPS/chuong-1.xhtml","type":"application/xhtml+xml"}]}""";
        var publication = new Publication(id, FileKind.Epub, manifest, """{"total":1,"positions":[]}""", null, HasFirstPageImage: false);
        return Add(siteId, visibility, title, previewer, new LibraryFile(Facts(id, siteId, "nui.epub", FileKind.Epub), publication, members));
    }

    /// <summary>A PDF of 100,000 bytes in which byte n is n modulo 251.</summary>
    public LibraryItem AddPdf(Guid siteId, Visibility visibility = Visibility.Public, FileKind kind = FileKind.Pdf, string name = "ban-quet.pdf", params SheetTable[] sheets)
    {
        var id = Guid.CreateVersion7();
        var bytes = Enumerable.Range(0, 100_000).Select(n => (byte)(n % 251)).ToArray();
        var (member, content) = Member("tài liệu.pdf", "application/pdf", bytes);
        var publication = new Publication(id, FileKind.Pdf, "{}", "{}", member, HasFirstPageImage: true);
        return Add(siteId, visibility, "Bản quét", null, new LibraryFile(Facts(id, siteId, name, kind) with { CanBeRead = true }, publication, new() { [member.Path] = (member, content) }) { Sheets = sheets });
    }

    /// <summary>A SCORM lecture with two parts.</summary>
    public LibraryItem AddLecture(Guid siteId, Visibility visibility = Visibility.Public)
    {
        var id = Guid.CreateVersion7();
        var members = new Dictionary<string, (PublicationMember, byte[])>
        {
            ["nui/bài 1.html"] = Member("nui/bài 1.html", "text/html", Packing.Gzip("<script>parent.API</script>"u8.ToArray()), "gzip"),
            ["may-chu.php"] = Member("may-chu.php", "application/octet-stream", "<?php"u8.ToArray()),
        };
        var lecture = new Lecture(LectureForm.Scorm12, [new LecturePart("phan-1", "Núi </script>", "nui/bài 1.html", "?lop=6"), new LecturePart("phan-2", "Sông", "song.html")]);
        var facts = Facts(id, siteId, "bai-giang.zip", FileKind.Package) with { CanBeRead = true };
        return Add(siteId, visibility, "Núi và sông", null, new LibraryFile(facts, null, members) { Lecture = lecture });
    }

    /// <summary>A course with what lies in it.</summary>
    public LibraryItem AddCourse(Guid siteId, FileContents contents)
    {
        var id = Guid.CreateVersion7();
        return Add(siteId, Visibility.Public, "Toán 4 cả năm", null, new LibraryFile(Facts(id, siteId, "toan-4.imscc", FileKind.Archive) with { CanBeRead = true }, null, []) { Contents = contents });
    }

    /// <summary>A file in any state.</summary>
    public LibraryItem AddOther(Guid siteId, FileKind kind, string name, FileState state, string? note = null)
    {
        var id = Guid.CreateVersion7();
        return Add(siteId, Visibility.Public, "Bản đồ", null, new LibraryFile(Facts(id, siteId, name, kind) with { State = state, NoteKey = note }, null, []));
    }

    /// <summary>A file that is not read page by page, and what lies beside it.</summary>
    public LibraryItem AddOther(Guid siteId, FileKind kind, string name, params string[] beside)
    {
        var id = Guid.CreateVersion7();
        var item = Add(siteId, Visibility.Public, "Bài hát đồng dao", null, new LibraryFile(Facts(id, siteId, name, kind), null, []));
        foreach (var other in beside)
        {
            var facts = Facts(Guid.CreateVersion7(), siteId, other, Path.GetExtension(other) is ".srt" or ".vtt" ? FileKind.Subtitles : kind);
            item.Files[facts.Id] = new LibraryFile(facts, null, []);
        }

        return item;
    }

    private LibraryItem Add(Guid siteId, Visibility visibility, string title, Guid? previewer, LibraryFile file)
    {
        var card = new ResourceCard(
            Guid.CreateVersion7(), PublicId.New(), title, ["Nguyễn Thị Hoa"], "Chuyện kể", "sach-dien-tu", ["ngu-van"], [6], ["thcs"], "vi", "cc-by",
            siteId, visibility, null, file.Facts.Id, CanBeRead: true, ["EPUB"], 84, null, TimeProvider.System.GetUtcNow());
        var item = new LibraryItem(card) { Previewer = previewer };
        item.Files[file.Facts.Id] = file;
        _items.Add(item);
        return item;
    }

    private static (PublicationMember, byte[]) Member(string path, string mediaType, byte[] bytes, string? encoding = null)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        return (new PublicationMember(path, mediaType, hash, 0, bytes.Length, encoding, $"\"{hash[..16]}\""), bytes);
    }

    private static FileFacts Facts(Guid id, Guid siteId, string name, FileKind kind) => new(
        id, siteId, Guid.CreateVersion7(), "version:test", name, FileState.Ready, kind, MediaTypeOf(name), 1_600_000, new string('a', 64), 100, null, [], 3,
        TimeProvider.System.GetUtcNow(), 84, null, HasCover: false, CanBeRead: kind is FileKind.Epub or FileKind.Pdf, null);

    private static string MediaTypeOf(string name) => Path.GetExtension(name) switch
    {
        ".png" => "image/png",
        ".tif" => "image/tiff",
        ".bmp" => "image/bmp",
        ".HEIC" => "image/heic",
        ".avif" => "image/avif",
        ".svg" => "image/svg+xml",
        ".jpg" => "image/jpeg",
        _ => "application/octet-stream",
    };
}
