using System.IO.Hashing;
using System.Text;
using static OerPortal.Epub.Zip.ZipBytes;

namespace OerPortal.Epub.Zip;

/// <summary>One entry of the central directory, before its local header was compared with it.</summary>
internal sealed record ZipEntry(
    string Name, byte[] NameBytes, ushort Flags, ushort Method, uint Crc, long PackedLength, long Length, long HeaderOffset);

/// <summary>Reads the central directory and applies every rule that needs no member bytes.</summary>
internal static class ZipDirectory
{
    public const ushort EncryptedFlag = 0x0001;
    public const ushort DescriptorFlag = 0x0008;
    public const ushort Utf8Flag = 0x0800;
    private const ushort StrongEncryptionFlags = 0x2040;
    private const ushort KnownFlags = EncryptedFlag | 0x0006 | DescriptorFlag | Utf8Flag | StrongEncryptionFlags;
    private const uint Signature = 0x02014b50;
    private const int HeaderLength = 46;

    public static List<ZipEntry> Read(ZipBytes bytes, ZipEnd end, ZipLimits limits)
    {
        // 46 bytes and the longest names and extras for 10,000 members stay far below this.
        if (end.DirectoryLength > 64 << 20)
            throw new FileRefusedException(Refusal.ZipTooManyMembers, "directory length");
        ReadOnlySpan<byte> rest = bytes.Read(end.DirectoryOffset, (int)end.DirectoryLength);
        var entries = new List<ZipEntry>((int)end.Members);
        while (!rest.IsEmpty)
        {
            if (entries.Count == end.Members || rest.Length < HeaderLength || U32(rest, 0) != Signature)
                throw new FileRefusedException(Refusal.ZipDamaged, "directory");
            entries.Add(ReadEntry(ref rest, limits));
        }
        if (entries.Count != end.Members)
            throw new FileRefusedException(Refusal.ZipDamaged, "member count");
        DemandDistinct(entries);
        DemandSizes(entries, limits);
        return entries;
    }

    private static ZipEntry ReadEntry(ref ReadOnlySpan<byte> rest, ZipLimits limits)
    {
        int nameLength = U16(rest, 28), extraLength = U16(rest, 30), commentLength = U16(rest, 32);
        var total = HeaderLength + nameLength + extraLength + commentLength;
        if (total > rest.Length || U16(rest, 34) is not (0 or 0xffff))
            throw new FileRefusedException(Refusal.ZipDamaged, "directory entry");
        var header = rest[..HeaderLength];
        var nameBytes = rest.Slice(HeaderLength, nameLength);
        var extra = ZipExtra.Parse(rest.Slice(HeaderLength + nameLength, extraLength), tolerateTail: false);
        rest = rest[total..];

        var flags = U16(header, 8);
        var method = U16(header, 10);
        var name = NameOf(nameBytes, flags, extra, limits);
        DemandPlain(flags, method, name);
        DemandFileOrFolder(U32(header, 38), name);
        var (packed, length, offset) = Sizes(header, extra);
        if (method == 0 && packed != length)
            throw FileRefusedException.In(Refusal.ZipHeadersDisagree, name);
        if (name.EndsWith('/') && length != 0)
            throw FileRefusedException.In(Refusal.ZipHeadersDisagree, name);
        return new ZipEntry(name, nameBytes.ToArray(), flags, method, U32(header, 16), packed, length, offset);
    }

    internal static void DemandPlain(ushort flags, ushort method, string name)
    {
        if ((flags & (EncryptedFlag | StrongEncryptionFlags)) != 0)
            throw FileRefusedException.In(Refusal.Encrypted, name);
        if (method is not (0 or 8) || (flags & ~KnownFlags) != 0)
            throw FileRefusedException.In(Refusal.ZipMethod, name);
    }

    private static string NameOf(ReadOnlySpan<byte> bytes, ushort flags, ZipExtra extra, ZipLimits limits)
    {
        var name = ZipNames.Decode(bytes, (flags & Utf8Flag) != 0, limits.NamesAreUtf8);
        ZipNames.DemandSafe(name, bytes.Length, limits);
        // Version 1 and the checksum of the header's name make the Unicode path valid (APPNOTE §4.6.9).
        if (extra.UnicodePath.Length < 5 || extra.UnicodePath[0] != 1 || U32(extra.UnicodePath, 1) != Crc32.HashToUInt32(bytes))
            return name;
        var unicode = ZipNames.Decode(extra.UnicodePath[5..], utf8Flag: true, assumeUtf8: true);
        ZipNames.DemandSafe(unicode, extra.UnicodePath.Length - 5, limits);
        if ((flags & Utf8Flag) != 0 && unicode != name)
            throw FileRefusedException.In(Refusal.ZipHeadersDisagree, name);
        return unicode;
    }

    private static void DemandFileOrFolder(uint externalAttributes, string name)
    {
        const uint TypeMask = 0xF000, RegularFile = 0x8000, Folder = 0x4000;
        var type = (externalAttributes >> 16) & TypeMask;
        if (type is not (0 or RegularFile or Folder) || (type == Folder && !name.EndsWith('/')))
            throw FileRefusedException.In(Refusal.ZipSpecialFile, name);
    }

    private static (long Packed, long Length, long Offset) Sizes(ReadOnlySpan<byte> header, ZipExtra extra)
    {
        long packed = U32(header, 20), length = U32(header, 24), offset = U32(header, 42);
        var zip64 = extra.Zip64;
        Take(ref length, ref zip64);
        Take(ref packed, ref zip64);
        Take(ref offset, ref zip64);
        return (packed, length, offset);

        // A field is in the ZIP64 extra exactly when its own place is all ones (APPNOTE §4.5.3).
        static void Take(ref long value, ref ReadOnlySpan<byte> zip64)
        {
            if (value != uint.MaxValue)
                return;
            if (zip64.Length < 8)
                throw new FileRefusedException(Refusal.ZipDamaged, "ZIP64 field");
            value = I64(zip64, 0);
            zip64 = zip64[8..];
        }
    }

    private static void DemandDistinct(List<ZipEntry> entries)
    {
        var files = new HashSet<string>(entries.Count);
        foreach (var entry in entries)
        {
            if (!files.Add(ZipNames.Fold(entry.Name)))
                throw FileRefusedException.In(Refusal.ZipDuplicateName, entry.Name);
        }
        // A file that is also somebody's folder is a duplicate in disguise.
        files.ExceptWith(entries.Where(e => e.Name.EndsWith('/')).Select(e => ZipNames.Fold(e.Name)));
        foreach (var entry in entries)
        {
            var name = ZipNames.Fold(entry.Name);
            for (var slash = name.LastIndexOf('/'); slash > 0; slash = name.LastIndexOf('/', slash - 1))
            {
                if (files.Contains(name[..slash]))
                    throw FileRefusedException.In(Refusal.ZipDuplicateName, entry.Name);
            }
        }
    }

    private static void DemandSizes(List<ZipEntry> entries, ZipLimits limits)
    {
        long packed = 0, unpacked = 0;
        foreach (var entry in entries)
        {
            if (entry.Length > limits.UnpackedBytes || entry.PackedLength > long.MaxValue / 2)
                throw FileRefusedException.In(Refusal.ZipTooLargeUnpacked, entry.Name);
            DemandRatio(entry.PackedLength, entry.Length, limits.MemberRatioFloor, limits.Ratio, entry.Name);
            packed += Math.Min(entry.PackedLength, limits.UnpackedBytes);
            unpacked += entry.Length;
        }
        if (unpacked > limits.UnpackedBytes)
            throw new FileRefusedException(Refusal.ZipTooLargeUnpacked);
        DemandRatio(packed, unpacked, limits.ArchiveRatioFloor, limits.Ratio, member: null);
    }

    private static void DemandRatio(long packed, long unpacked, long floor, int ratio, string? member)
    {
        if (unpacked > floor && unpacked / ratio >= Math.Max(packed, 1))
            throw member is null ? new FileRefusedException(Refusal.ZipRatio) : FileRefusedException.In(Refusal.ZipRatio, member);
    }
}
