using static OerPortal.Epub.Zip.ZipBytes;

namespace OerPortal.Epub.Zip;

/// <summary>The end record: where the central directory lies and how many members it lists.</summary>
internal sealed record ZipEnd(long DirectoryOffset, long DirectoryLength, long Members)
{
    private const uint EndSignature = 0x06054b50;
    private const uint Zip64EndSignature = 0x06064b50;
    private const uint Zip64LocatorSignature = 0x07064b50;
    private const int EndLength = 22;
    private const int Zip64EndLength = 56;
    private const int LocatorLength = 20;

    public static ZipEnd Find(ZipBytes bytes, ZipLimits limits)
    {
        var tailLength = (int)Math.Min(bytes.Length, EndLength + limits.TrailingBytes);
        var tail = bytes.Read(bytes.Length - tailLength, tailLength);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || tail.Length - at < EndLength)
            throw new FileRefusedException(HasEndEarlier(bytes, tailLength) ? Refusal.ZipTrailingBytes : Refusal.ZipDamaged, "end record");

        var offset = bytes.Length - tailLength + at;
        var end = Read(bytes, tail.AsSpan(at, EndLength), offset, out var directoryEnd);
        if (U16(tail, at + 20) > tail.Length - at - EndLength)
            throw new FileRefusedException(Refusal.ZipDamaged, "comment");
        if (end.DirectoryOffset > directoryEnd || end.DirectoryOffset + end.DirectoryLength != directoryEnd)
            throw new FileRefusedException(Refusal.ZipDamaged, "directory position");
        if (end.Members > limits.Members)
            throw new FileRefusedException(Refusal.ZipTooManyMembers);
        return end;
    }

    private static ZipEnd Read(ZipBytes bytes, ReadOnlySpan<byte> record, long offset, out long directoryEnd)
    {
        if (U32(record, 0) != EndSignature || U16(record, 4) is not (0 or 0xffff) || U16(record, 6) is not (0 or 0xffff))
            throw new FileRefusedException(Refusal.ZipDamaged, "several disks");
        var members = U16(record, 10);
        var length = U32(record, 12);
        var start = U32(record, 16);
        if (U16(record, 8) != members)
            throw new FileRefusedException(Refusal.ZipDamaged, "member counts");

        var zip64 = ReadZip64(bytes, offset);
        if (zip64 is not { } large)
        {
            if (members == 0xffff || length == uint.MaxValue || start == uint.MaxValue)
                throw new FileRefusedException(Refusal.ZipDamaged, "ZIP64 end record missing");
            directoryEnd = offset;
            return new ZipEnd(start, length, members);
        }
        if ((members != 0xffff && members != large.Members)
            || (length != uint.MaxValue && length != large.DirectoryLength)
            || (start != uint.MaxValue && start != large.DirectoryOffset))
            throw new FileRefusedException(Refusal.ZipHeadersDisagree, "ZIP64 end record");
        directoryEnd = offset - LocatorLength - Zip64EndLength;
        return large;
    }

    private static ZipEnd? ReadZip64(ZipBytes bytes, long endOffset)
    {
        var at = endOffset - LocatorLength - Zip64EndLength;
        if (at < 0)
            return null;
        var both = bytes.Read(at, Zip64EndLength + LocatorLength);
        var locator = both.AsSpan(Zip64EndLength);
        if (U32(locator, 0) != Zip64LocatorSignature)
            return null;
        // Exactly the fixed record, right before its locator: an extensible data sector would be a place to hide in.
        if (U32(both, 0) != Zip64EndSignature || I64(both, 4) != Zip64EndLength - 12 || I64(locator, 8) != at
            || U32(locator, 4) != 0 || U32(locator, 16) > 1 || U32(both, 16) != 0 || U32(both, 20) != 0
            || I64(both, 24) != I64(both, 32))
            throw new FileRefusedException(Refusal.ZipDamaged, "ZIP64 end record");
        return new ZipEnd(I64(both, 48), I64(both, 40), I64(both, 32));
    }

    // Only to say the right sentence: an end record that is there, but too far from the end.
    private static bool HasEndEarlier(ZipBytes bytes, int tailLength)
    {
        const int Window = 1 << 20;
        var end = bytes.Length - tailLength + 3;
        for (var step = 0; step < 16 && end > 0; step++)
        {
            var start = Math.Max(0, end - Window);
            var window = bytes.Read(start, (int)(end - start));
            if (window.AsSpan().LastIndexOf("PK\u0005\u0006"u8) >= 0)
                return true;
            end = start == 0 ? 0 : start + 3;
        }
        return false;
    }
}
