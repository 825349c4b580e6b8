using OerPortal.Office;

namespace OerPortal.Ingest.Detection;

/// <summary>First bytes by which binary formats are known.</summary>
internal static class Signatures
{
    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static void DemandNoProgram(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("MZ"u8) || head.StartsWith("\u007fELF"u8) || (head.StartsWith("#!"u8) && !head.StartsWith("#!AMR"u8)) || head.StartsWith("dex\n"u8)
            || head.StartsWith("\0asm"u8) || head.StartsWith<byte>([0xCA, 0xFE, 0xBA, 0xBE]) || head.StartsWith<byte>([0xCF, 0xFA, 0xED, 0xFE])
            || head.StartsWith<byte>([0xCE, 0xFA, 0xED, 0xFE]) || head.StartsWith<byte>([0x4C, 0, 0, 0, 1, 0x14, 2, 0]))
            throw new FileRefusedException(Refusal.Executable);
    }

    public static void DemandNoArchive(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) || head.StartsWith("Rar!\u001a\u0007"u8) || head.StartsWith<byte>([0x1F, 0x8B])
            || head.StartsWith("BZh"u8) || head.StartsWith<byte>([0xFD, 0x37, 0x7A, 0x58, 0x5A]) || head.StartsWith<byte>([0x28, 0xB5, 0x2F, 0xFD])
            || head.StartsWith("MSCF"u8) || head.StartsWith<byte>([0x60, 0xEA]) || (head.Length > 262 && head[257..].StartsWith("ustar"u8))
            || (head.Length > 4 && head[2..].StartsWith("-lh"u8)))
            throw new FileRefusedException(Refusal.ArchiveKind);
    }

    public static DetectedKind? Image(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            return Kinds.Jpeg;
        if (head.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return Kinds.Png;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return Kinds.Gif;
        if (MediaSignatures.IsRiff(head, "WEBP"u8))
            return Kinds.Webp;
        if (MediaSignatures.IsBitmap(head))
            return Kinds.Bmp;
        return head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) ? Kinds.Tiff : null;
    }

    public static DetectedKind? Office(string path, ReadOnlySpan<byte> head, string fileName)
    {
        if (head.StartsWith("{\\rtf"u8))
            return Kinds.Rtf;
        if (!IsOle(head))
            return null;
        var document = LegacyDocument.Read(path);
        if (document.IsEncrypted)
            throw new FileRefusedException(Refusal.Encrypted);
        DetectedKind? kind = document.Kind switch
        {
            LegacyKind.Word => Kinds.Doc,
            LegacyKind.Slides => Kinds.Ppt,
            LegacyKind.Workbook => Kinds.Xls,
            // From before 1997, or of another program that borrowed the name.
            _ => Kinds.LegacyOffice.AgreesWith(fileName) ? Kinds.LegacyOffice : null,
        };
        return kind ?? throw new FileRefusedException(Refusal.OfficeKind);
    }

    public static bool IsOle(ReadOnlySpan<byte> head) => head.StartsWith(Ole);
}
