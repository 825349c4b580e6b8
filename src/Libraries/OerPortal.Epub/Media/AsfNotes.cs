using System.Buffers.Binary;

namespace OerPortal.Epub.Media;

/// <summary>WMA and WMV (ASF 2004 §3): objects that describe become padding objects of the same length.</summary>
internal static class AsfNotes
{
    private const int Deepest = 3;
    private const int Head = 24;
    private const int HeaderHead = 30;
    private const int ExtensionHead = 46;

    private static readonly byte[] Padding = Guid.Parse("1806D474-CADF-4509-A4BA-9AABCB96AAE8").ToByteArray();
    private static readonly Guid Header = Guid.Parse("75B22630-668E-11CF-A6D9-00AA0062CE6C");
    private static readonly Guid Data = Guid.Parse("75B22636-668E-11CF-A6D9-00AA0062CE6C");
    private static readonly Guid Extension = Guid.Parse("5FBF03B5-A92E-11CF-8EE3-00C00C205365");

    // Content description, extended content description, content branding, metadata, metadata library, XMP.
    private static readonly HashSet<Guid> Describing =
    [
        Guid.Parse("75B22633-668E-11CF-A6D9-00AA0062CE6C"), Guid.Parse("D2D0A440-E307-11D2-97F0-00A0C95EA850"), Guid.Parse("2211B3FA-BD23-11D2-B4B7-00A0C955FC6E"),
        Guid.Parse("C5F8CBEA-5BAF-4877-8467-AA8C44FA4CCA"), Guid.Parse("44231C94-9498-49D1-A141-1D134E457054"), Guid.Parse("BE7ACFCB-97A9-42E8-9C71-999491E3AFAC"),
    ];

    public static ReadOnlySpan<byte> Signature => [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0x00, 0xAA, 0x00, 0x62, 0xCE, 0x6C];

    public static void Find(FileWindow file, FileCuts cuts) => FindIn(file, 0, file.Length, 1, cuts);

    private static void FindIn(FileWindow file, long from, long to, int depth, FileCuts cuts)
    {
        for (var at = from; at + Head <= to;)
        {
            var head = file.At(at, Head);
            var id = new Guid(head[..16]);
            var size = BinaryPrimitives.ReadInt64LittleEndian(head[16..]);
            // A live recording does not know how long its data is.
            if (size < Head || size > to - at)
                return;
            if (id == Header && depth < Deepest)
                FindIn(file, at + HeaderHead, at + size, depth + 1, cuts);
            else if (id == Extension && depth < Deepest)
                FindIn(file, at + ExtensionHead, at + size, depth + 1, cuts);
            else if (id != Data && (Describing.Contains(id) || id == new Guid(Padding)))
                Empty(at, at + size, cuts);
            at += size;
        }
    }

    private static void Empty(long start, long end, FileCuts cuts)
    {
        cuts.Write(start, Padding);
        cuts.Blank(start + Head, end);
    }
}
