using System.Buffers.Binary;

namespace OerPortal.Ingest.Zip;

/// <summary>
/// CRC-32 as ZIP uses it (reflected 0xEDB88320), eight bytes a step. Own code because System.IO.Hashing is a
/// package for this one function.
/// </summary>
public static class Crc32
{
    private static readonly uint[] Table = BuildTable();

    /// <summary>Goes on from <paramref name="crc"/> (0 to begin) over <paramref name="data"/>.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        var table = Table;
        crc = ~crc;
        while (data.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            crc = table[0x700 + (low & 0xff)] ^ table[0x600 + ((low >> 8) & 0xff)]
                ^ table[0x500 + ((low >> 16) & 0xff)] ^ table[0x400 + (low >> 24)]
                ^ table[0x300 + (high & 0xff)] ^ table[0x200 + ((high >> 8) & 0xff)]
                ^ table[0x100 + ((high >> 16) & 0xff)] ^ table[high >> 24];
            data = data[8..];
        }
        foreach (var b in data)
            crc = table[(crc ^ b) & 0xff] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] BuildTable()
    {
        var table = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            table[i] = value;
        }
        for (var i = 256; i < table.Length; i++)
            table[i] = (table[i - 256] >> 8) ^ table[table[i - 256] & 0xff];
        return table;
    }
}
