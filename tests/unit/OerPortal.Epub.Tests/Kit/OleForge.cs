using System.Buffers.Binary;
using System.Text;

namespace OerPortal.Epub.Tests.Kit;

/// <summary>A compound file ([MS-CFB]) of 512-byte sectors: one sector of table, directory and small streams' table each, then the streams.</summary>
internal static class OleForge
{
    private const int Sector = 512;
    private const int SmallStream = 4096;
    private const uint End = 0xFFFFFFFE;

    /// <param name="streams">Names and contents; storages have none.</param>
    public static byte[] Build(params (string Name, byte[]? Content)[] streams)
    {
        List<(string Name, byte Kind, uint Start, int Length)> entries = [];
        using var sectors = new MemoryStream();
        using var small = new MemoryStream();
        var (table, smallTable) = (new uint[Sector / 4], new uint[Sector / 4]);
        Array.Fill(table, uint.MaxValue);
        Array.Fill(smallTable, uint.MaxValue);
        // Sector 0 is this table, 1 the directory's, 2 that of small streams; directories of more than four entries go on in 3.
        (table[0], table[1], table[2], table[3]) = (0xFFFFFFFD, 3, End, End);
        foreach (var (name, content) in streams)
        {
            var isSmall = content is { Length: < SmallStream };
            entries.Add((name, content is null ? (byte)1 : (byte)2, content is null ? 0 : isSmall ? Put(small, content, 64, smallTable, 0) : Put(sectors, content, Sector, table, 4), content?.Length ?? 0));
        }
        entries.Insert(0, ("Root Entry", 5, small.Length == 0 ? End : Put(sectors, small.ToArray(), Sector, table, 4), (int)small.Length));
        using var file = new MemoryStream();
        file.Write(Header());
        file.Write(Bytes(table));
        var directory = new byte[2 * Sector];
        for (var i = 0; i < entries.Count; i++)
            Entry(entries[i]).CopyTo(directory, i * 128);
        file.Write(directory.AsSpan(0, Sector));
        file.Write(Bytes(smallTable));
        file.Write(directory.AsSpan(Sector));
        file.Write(sectors.ToArray());
        return file.ToArray();
    }

    /// <param name="before">Sectors that stand before this stream's.</param>
    private static uint Put(MemoryStream into, byte[] content, int each, uint[] table, int before)
    {
        var first = before + (int)(into.Length / each);
        var count = Math.Max(1, (content.Length + each - 1) / each);
        for (var i = 0; i < count; i++)
            table[first + i] = i + 1 < count ? (uint)(first + i + 1) : End;
        into.Write(content);
        into.Write(new byte[(count * each) - content.Length]);
        return (uint)first;
    }

    private static byte[] Header()
    {
        var header = new byte[Sector];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(header, 0);
        header[30] = 9;
        header[32] = 6;
        U32(header, 44, 1);
        U32(header, 48, 1);
        U32(header, 56, SmallStream);
        U32(header, 60, 2);
        U32(header, 64, 1);
        U32(header, 68, End);
        header.AsSpan(76).Fill(0xFF);
        U32(header, 76, 0);
        return header;
    }

    private static byte[] Entry((string Name, byte Kind, uint Start, int Length) of)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(of.Name).CopyTo(entry, 0);
        entry[64] = (byte)((of.Name.Length + 1) * 2);
        entry[66] = of.Kind;
        U32(entry, 116, of.Start);
        U32(entry, 120, (uint)of.Length);
        return entry;
    }

    private static byte[] Bytes(uint[] table)
    {
        var bytes = new byte[Sector];
        for (var i = 0; i < table.Length; i++)
            U32(bytes, 4 * i, table[i]);
        return bytes;
    }

    private static void U32(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
}
