namespace OerPortal.Ingest.Detection;

/// <summary>
/// Kinds the portal knows and does not take. Each has a sentence of its own with the way out, under
/// <c>ingest.refusal.{kebab-case name}</c>, because "use a video" helps nobody who uploads one.
/// </summary>
internal static class Strangers
{
    private const int Photoshop = 0x38425053;

    /// <summary>By first bytes.</summary>
    /// <exception cref="FileRefusedException">It is one of them.</exception>
    public static void DemandNone(ReadOnlySpan<byte> head, string fileName)
    {
        if (Reason(head, Path.GetExtension(fileName).TrimStart('.').ToLowerInvariant()) is { } reason)
            throw new FileRefusedException(reason);
    }

    private static Refusal? Reason(ReadOnlySpan<byte> head, string ending)
    {
        if (IsRawPhoto(head, ending))
            return Refusal.RawPhoto;
        if (head.StartsWith("FWS"u8) || head.StartsWith("CWS"u8) || head.StartsWith("ZWS"u8))
            return Refusal.Flash;
        if (head.Length > 68 && (head[60..].StartsWith("BOOKMOBI"u8) || head[60..].StartsWith("TEXtREAd"u8)))
            return Refusal.Kindle;
        if (head.StartsWith("AT&TFORM"u8))
            return Refusal.Djvu;
        if (head.StartsWith("ITSF"u8))
            return Refusal.HelpFile;
        if (head.Length > 4 && System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head) == Photoshop)
            return Refusal.Design;
        if (head.StartsWith("%!PS"u8) || head.StartsWith<byte>([0xC5, 0xD0, 0xD3, 0xC6]) || head.StartsWith("gimp xcf"u8) || Riff(head, "CDR"u8))
            return Refusal.Design;
        if (head.StartsWith<byte>([0, 0, 0, 12, .. "jP  "u8]) || head.StartsWith<byte>([0, 0, 0, 12, .. "JXL "u8]) || head.StartsWith<byte>([0xFF, 0x4F, 0xFF, 0x51]) || (head.StartsWith<byte>([0xFF, 0x0A]) && ending == "jxl"))
            return Refusal.PictureKind;
        if (head.StartsWith<byte>([0, 0, 1, 0]) && ending is "ico" or "cur")
            return Refusal.PictureKind;
        if (head.StartsWith(".RMF"u8) || head.StartsWith<byte>([.. ".ra"u8, 0xFD]))
            return Refusal.RealMedia;
        if (head.StartsWith("\0\u0001\0\0\0"u8) || head.StartsWith("OTTO"u8) || head.StartsWith("wOF"u8) || head.StartsWith("ttcf"u8))
            return Refusal.Font;
        if (head.StartsWith("d8:announce"u8) || head.StartsWith("[InternetShortcut]"u8) || ending is "gdoc" or "gslides" or "gsheet" && head.StartsWith("{"u8))
            return Refusal.Shortcut;
        return null;
    }

    // TIFF inside, so that the name is asked too; Canon's newer ones are boxes, Fuji's and Olympus' have marks of their own.
    private static bool IsRawPhoto(ReadOnlySpan<byte> head, string ending) => head.StartsWith("FUJIFILMCCD-RAW"u8) || head.StartsWith("IIRO"u8) || head.StartsWith("IIU\0"u8)
        || (head.Length > 12 && head[4..].StartsWith("ftypcrx "u8)) || (head.Length > 12 && head[8..].StartsWith("CR\u0002"u8))
        || ((head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)) && ending is "dng" or "nef" or "arw" or "cr2" or "pef" or "srw" or "orf" or "rw2" or "nrw" or "sr2");

    private static bool Riff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> form) => head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith(form);
}
