using OerPortal.Epub.Media;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Zip;
using OerPortal.Packages.Archives;

namespace OerPortal.Ingest.Detection;

/// <summary>
/// Says what a file is from its bytes. The name must agree; the type the browser declared is not asked, because
/// browsers guess it from the name.
/// </summary>
public static class ContentDetection
{
    private const int HeadBytes = 64 << 10;
    private const int ShortestFile = 4;
    private const int LatestPdfHead = 1024 + 8;
    private const int PdfEnd = 2048;

    /// <param name="path">A local file.</param>
    /// <param name="fileName">The name it was uploaded under.</param>
    /// <exception cref="FileRefusedException">Not a kind the portal takes, or one that contradicts its name.</exception>
    public static DetectedKind Detect(string path, string fileName)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        var head = new byte[Math.Min(length, HeadBytes)];
        var read = RandomAccess.Read(file, head, 0);
        var kind = Detect(path, head.AsSpan(0, read), length, fileName);
        return kind.AgreesWith(fileName) ? kind : throw new FileRefusedException(Refusal.NameAndContentDiffer, kind.MediaType);
    }

    private static DetectedKind Detect(string path, ReadOnlySpan<byte> head, long length, string fileName)
    {
        if (length < ShortestFile)
            throw new FileRefusedException(length == 0 ? Refusal.Empty : Refusal.TooShort);
        Signatures.DemandNoProgram(head);
        if (StrictZip.LooksLikeZip(head))
            return ZipKinds.Detect(path, fileName);
        var isBackup = MoodleTar.IsGzip(head) && MoodleTar.Is(path);
        if (!isBackup)
            Signatures.DemandNoArchive(head);
        ZipTail.DemandNone(path);
        if (isBackup)
            return Kinds.MoodleBackup;
        if (head.StartsWith("%PDF-"u8))
            return Kinds.Pdf;
        Strangers.DemandNone(head, fileName);
        if (Signatures.Image(head) is { } image)
        {
            ImageHeader.DemandDecodable(image.MediaType, head);
            return image;
        }
        return Known(path, head, length, fileName) ?? throw new FileRefusedException(Refusal.KindNotAccepted);
    }

    private static DetectedKind? Known(string path, ReadOnlySpan<byte> head, long length, string fileName)
    {
        if (IsoBoxes.IsMedia(head))
        {
            var kind = IsoKinds.Detect(path, head, fileName);
            ImageHeader.DemandDecodable(kind.MediaType, head);
            return kind;
        }
        return MediaSignatures.Detect(head) ?? Signatures.Office(path, head, fileName) ?? (IsLatePdf(path, head, length) ? Kinds.Pdf : null)
            ?? TextKinds.Detect(head, length <= head.Length, fileName);
    }

    // Report servers write a mark, a blank line or a whole HTTP header before a PDF, and Acrobat looks for its head in the first
    // 1,024 bytes. A text that speaks about PDFs does not end like one.
    private static bool IsLatePdf(string path, ReadOnlySpan<byte> head, long length)
    {
        if (head[..Math.Min(head.Length, LatestPdfHead)].IndexOf("%PDF-"u8) < 0)
            return false;
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var end = new byte[Math.Min(length, PdfEnd)];
        var read = RandomAccess.Read(file, end, length - end.Length);
        return end.AsSpan(0, read).IndexOf("startxref"u8) >= 0 || end.AsSpan(0, read).IndexOf("%%EOF"u8) >= 0;
    }
}
