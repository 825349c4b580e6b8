using System.Text;
using OerPortal.Epub;
using OerPortal.Epub.Zip;
using OerPortal.Office;
using OerPortal.Packages;
using OerPortal.Packages.Archives;

namespace OerPortal.Ingest.Detection;

/// <summary>What a ZIP is by its members: a book, an office document, or just an archive.</summary>
internal static class ZipKinds
{
    public static DetectedKind Detect(string path, string fileName)
    {
        using var zip = StrictZip.Open(path, ZipLimits.Default);
        var named = Path.GetExtension(fileName);
        var isNamedEpub = named.Equals(".epub", StringComparison.OrdinalIgnoreCase);
        // A container in a file of that name is a book when its first member was only forgotten; a remark tells the owner.
        if (zip.TryFind("META-INF/container.xml", out _) && (isNamedEpub || BookMimetype.IsEpub(zip)))
            return BookMimetype.IsEpub(zip) || string.IsNullOrEmpty(BookMimetype.Of(zip)) ? Kinds.Epub : throw FileRefusedException.In(Refusal.EpubMimetype, "mimetype");
        if (isNamedEpub)
            throw FileRefusedException.In(Refusal.EpubDamaged, "META-INF/container.xml");
        if (zip.TryFind("[Content_Types].xml", out _))
            return OpenXml(zip);
        if (OpenDocument(zip) is { } document)
            return document;
        // A course may look like a lecture as well.
        if (ArchiveOutline.FindCourse(zip) is { } course)
            return Course(zip, course);
        DemandNoNestedArchives(zip, Refusal.ZipNestedArchive);
        if (LecturePackage.Find(zip) is not null)
            return Kinds.Package;
        return named.Equals(".h5p", StringComparison.OrdinalIgnoreCase) ? Kinds.BareH5p : Kinds.Zip;
    }

    /// <exception cref="FileRefusedException">It is one that nobody should open.</exception>
    public static DetectedKind Course(StrictZip zip, ArchiveOutline course)
    {
        DemandNoNestedArchives(zip, Refusal.CourseNestedArchive);
        return course.Contents.Form == ContentsForm.MoodleBackup ? Kinds.MoodleBackup : Kinds.Cartridge;
    }

    private static DetectedKind OpenXml(StrictZip zip)
    {
        // A document that says it runs macros must be called so: Word and its like open it under no other name, and neither should anybody else.
        var runs = OfficePackage.SaysMacros(zip);
        if (HasFolder(zip, "word/"))
            return runs ? Kinds.Docm : Kinds.Docx;
        if (HasFolder(zip, "ppt/"))
            return runs ? Kinds.Pptm : Kinds.Pptx;
        if (OfficePackage.IsBinaryWorkbook(zip))
            return Kinds.Xlsb;
        return HasFolder(zip, "xl/") ? runs ? Kinds.Xlsm : Kinds.Xlsx : throw new FileRefusedException(Refusal.KindNotAccepted, "OOXML");
    }

    private static DetectedKind? OpenDocument(StrictZip zip)
    {
        var type = BookMimetype.Of(zip);
        if (Array.Find([Kinds.Odt, Kinds.Odp, Kinds.Ods], k => k.MediaType == type) is not { } kind)
            return null;
        return OfficePackage.IsEncrypted(zip) ? throw new FileRefusedException(Refusal.Encrypted) : kind;
    }

    // A folder of office files is a usual thing to share; an archive in an archive is not, and is never opened.
    private static void DemandNoNestedArchives(StrictZip zip, Refusal refusal)
    {
        var head = new byte[512];
        foreach (var member in zip.Members.Where(m => m.Length > 4))
        {
            using var content = zip.OpenRead(member);
            var read = content.ReadAtLeast(head, (int)Math.Min(head.Length, member.Length), throwOnEndOfStream: false);
            var start = head.AsSpan(0, read);
            if (StrictZip.LooksLikeZip(start) && !IsDocument(start))
                throw FileRefusedException.In(refusal, member.Name);
            try
            {
                Signatures.DemandNoArchive(start);
            }
            catch (FileRefusedException)
            {
                throw FileRefusedException.In(refusal, member.Name);
            }
        }
    }

    // First member's name, at byte 30 of its local header.
    private static bool IsDocument(ReadOnlySpan<byte> start) => start.Length > 50
        && (start[30..].StartsWith("mimetype"u8) || start[30..].StartsWith("[Content_Types].xml"u8) || start[30..].StartsWith("_rels/"u8)
            || start[30..].StartsWith("word/"u8) || start[30..].StartsWith("ppt/"u8) || start[30..].StartsWith("xl/"u8) || start[30..].StartsWith("docProps/"u8));

    private static bool HasFolder(StrictZip zip, string folder) =>
        zip.Members.Any(m => m.Name.StartsWith(folder, StringComparison.Ordinal));
}
