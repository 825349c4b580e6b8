using OerPortal.Ingest.Zip;

namespace OerPortal.Ingest.Detection;

/// <summary>
/// Says what a file is from its bytes. The name must agree; the type the browser declared is not asked, because
/// browsers guess it from the name.
/// </summary>
public static class ContentDetection
{
    private const int HeadBytes = 64 << 10;

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
        if (length < 4)
            throw new FileRefusedException(Refusal.Empty);
        Signatures.DemandNoProgram(head);
        if (StrictZip.LooksLikeZip(head))
            return ZipKinds.Detect(path, fileName);
        Signatures.DemandNoArchive(head);
        ZipTail.DemandNone(path);
        if (head.StartsWith("%PDF-"u8))
            return Kinds.Pdf;
        if (Signatures.Image(head) is { } image)
        {
            ImageHeader.DemandDecodable(image, head);
            return image;
        }
        return Signatures.Media(head) ?? Signatures.Office(path, head, fileName) ?? TextKinds.Detect(head, length <= head.Length, fileName)
            ?? throw new FileRefusedException(Refusal.KindNotAccepted);
    }
}
