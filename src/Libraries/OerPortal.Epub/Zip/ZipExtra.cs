using static OerPortal.Epub.Zip.ZipBytes;

namespace OerPortal.Epub.Zip;

/// <summary>The extra fields that change what a header means (APPNOTE 6.3.10 §4.5).</summary>
internal readonly ref struct ZipExtra
{
    private const ushort Zip64Id = 0x0001;
    private const ushort PkwareUnixId = 0x000d;
    private const ushort UnicodePathId = 0x7075;

    private ZipExtra(ReadOnlySpan<byte> zip64, bool hasZip64, ReadOnlySpan<byte> unicodePath)
    {
        Zip64 = zip64;
        HasZip64 = hasZip64;
        UnicodePath = unicodePath;
    }

    public ReadOnlySpan<byte> Zip64 { get; }

    public bool HasZip64 { get; }

    /// <summary>Payload of the Info-ZIP Unicode path field, empty when absent.</summary>
    public ReadOnlySpan<byte> UnicodePath { get; }

    public static ZipExtra Parse(ReadOnlySpan<byte> extra, bool tolerateTail)
    {
        ReadOnlySpan<byte> zip64 = default, unicodePath = default;
        var hasZip64 = false;
        while (extra.Length >= 4)
        {
            var id = U16(extra, 0);
            var size = U16(extra, 2);
            if (4 + size > extra.Length)
            {
                // zipalign pads local headers with zeros that are no field; anything else is damage.
                if (tolerateTail && extra.IndexOfAnyExcept((byte)0) < 0)
                    break;
                throw new FileRefusedException(Refusal.ZipDamaged, "extra field");
            }
            var payload = extra.Slice(4, size);
            if (id == Zip64Id)
            {
                if (hasZip64)
                    throw new FileRefusedException(Refusal.ZipDamaged, "ZIP64 field twice");
                zip64 = payload;
                hasZip64 = true;
            }
            else if (id == UnicodePathId)
            {
                unicodePath = payload;
            }
            else if (id == PkwareUnixId && size > 12)
            {
                // Twelve bytes are times and owners; what follows names the target of a link or a device.
                throw new FileRefusedException(Refusal.ZipSpecialFile, "link field");
            }
            extra = extra[(4 + size)..];
        }
        return new ZipExtra(zip64, hasZip64, unicodePath);
    }
}
