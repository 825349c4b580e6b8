using static OerPortal.Epub.Zip.ZipBytes;

namespace OerPortal.Epub.Zip;

/// <summary>
/// Compares every local header with its directory entry, in file order, so that a reader that streams from the
/// front and one that starts at the directory see the same archive.
/// </summary>
internal static class ZipLocalHeader
{
    private const uint Signature = 0x04034b50;
    private const uint DescriptorSignature = 0x08074b50;
    private const int HeaderLength = 30;
    // Deflate-level bits may differ between the two headers; these may not.
    private const ushort ComparedFlags = ZipDirectory.EncryptedFlag | ZipDirectory.DescriptorFlag | 0x0010 | 0x0020 | 0x2040 | ZipDirectory.Utf8Flag;

    public static List<ZipMember> ReadAll(ZipBytes bytes, List<ZipEntry> entries, long directoryOffset)
    {
        var members = new List<ZipMember>(entries.Count);
        var inFileOrder = entries.OrderBy(e => e.HeaderOffset).ToList();
        long position = 0;
        for (var i = 0; i < inFileOrder.Count; i++)
        {
            var entry = inFileOrder[i];
            DemandContiguous(position, entry.HeaderOffset, entry.Name);
            var next = i + 1 < inFileOrder.Count ? inFileOrder[i + 1].HeaderOffset : directoryOffset;
            members.Add(Read(bytes, entry, next, out position));
        }
        DemandContiguous(position, directoryOffset, "directory");
        return members;
    }

    private static void DemandContiguous(long expected, long found, string place)
    {
        if (found < expected)
            throw new FileRefusedException(Refusal.ZipOverlap, place);
        if (found > expected)
            throw new FileRefusedException(expected == 0 ? Refusal.ZipNotAtStart : Refusal.ZipGap, place);
    }

    private static ZipMember Read(ZipBytes bytes, ZipEntry entry, long next, out long end)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        bytes.ReadExactly(entry.HeaderOffset, header);
        if (U32(header, 0) != Signature)
            throw FileRefusedException.In(Refusal.ZipDamaged, entry.Name);
        int nameLength = U16(header, 26), extraLength = U16(header, 28);
        ReadOnlySpan<byte> names = bytes.Read(entry.HeaderOffset + HeaderLength, nameLength + extraLength);
        var flags = U16(header, 6);
        if ((flags & ComparedFlags) != (entry.Flags & ComparedFlags) || U16(header, 8) != entry.Method
            || !names[..nameLength].SequenceEqual(entry.NameBytes))
            throw FileRefusedException.In(Refusal.ZipHeadersDisagree, entry.Name);

        var extra = ZipExtra.Parse(names[nameLength..], tolerateTail: true);
        var dataOffset = entry.HeaderOffset + HeaderLength + nameLength + extraLength;
        end = checked(dataOffset + entry.PackedLength);
        if (end > next)
            throw FileRefusedException.In(Refusal.ZipOverlap, entry.Name);
        DemandSameSizes(header, extra, entry, mayBeZero: (flags & ZipDirectory.DescriptorFlag) != 0);
        if ((flags & ZipDirectory.DescriptorFlag) != 0)
            end = ReadDescriptor(bytes, entry, end, next);
        return new ZipMember(entry.Name, entry.Method, entry.Crc, entry.PackedLength, entry.Length, dataOffset);
    }

    private static void DemandSameSizes(ReadOnlySpan<byte> header, ZipExtra extra, ZipEntry entry, bool mayBeZero)
    {
        var crc = U32(header, 14);
        long packed = U32(header, 18), length = U32(header, 22);
        if (packed == uint.MaxValue || length == uint.MaxValue)
        {
            // Both sizes are in the field when it stands in a local header (APPNOTE §4.5.3), length first.
            if (extra.Zip64.Length < 16)
                throw FileRefusedException.In(Refusal.ZipHeadersDisagree, entry.Name);
            length = length == uint.MaxValue ? I64(extra.Zip64, 0) : length;
            packed = packed == uint.MaxValue ? I64(extra.Zip64, 8) : packed;
        }
        // Info-ZIP writing to a pipe knows the length beforehand and leaves the other two: each stands by itself.
        if (!Agrees(crc, entry.Crc) || !Agrees(packed, entry.PackedLength) || !Agrees(length, entry.Length))
            throw FileRefusedException.In(Refusal.ZipHeadersDisagree, entry.Name);

        bool Agrees(long local, long central) => local == central || (mayBeZero && local == 0);
    }

    // Writers to a pipe put the sizes behind the data, with or without signature, in 4 or 8 bytes each. Which of
    // the four it is follows from where the next header begins; the figures must be those of the directory.
    private static long ReadDescriptor(ZipBytes bytes, ZipEntry entry, long offset, long next)
    {
        var length = next - offset;
        if (length is not (12 or 16 or 20 or 24))
            throw FileRefusedException.In(length < 12 ? Refusal.ZipHeadersDisagree : Refusal.ZipGap, entry.Name);
        ReadOnlySpan<byte> descriptor = bytes.Read(offset, (int)length);
        if (length is 16 or 24)
        {
            if (U32(descriptor, 0) != DescriptorSignature)
                throw FileRefusedException.In(Refusal.ZipHeadersDisagree, entry.Name);
            descriptor = descriptor[4..];
        }
        var wide = descriptor.Length == 20;
        var packed = wide ? I64(descriptor, 4) : U32(descriptor, 4);
        var unpacked = wide ? I64(descriptor, 12) : U32(descriptor, 8);
        if (U32(descriptor, 0) != entry.Crc || packed != entry.PackedLength || unpacked != entry.Length)
            throw FileRefusedException.In(Refusal.ZipHeadersDisagree, entry.Name);
        return next;
    }
}
