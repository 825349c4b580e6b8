using System.Buffers.Binary;

namespace OerPortal.DemoBooks.Drawing;

/// <summary>Reads what a page needs from a TrueType font: glyph numbers, widths, and a copy with only the glyphs in use.</summary>
internal sealed class TrueTypeFont
{
    private const int CompositeMore = 0x20;
    private const int CompositeWordArguments = 0x01;
    private const int CompositeScale = 0x08;
    private const int CompositeXyScale = 0x40;
    private const int CompositeMatrix = 0x80;

    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly Dictionary<char, ushort> _glyphs = [];
    private readonly ushort[] _advances;
    private readonly bool _longOffsets;
    private readonly int _glyphCount;

    public TrueTypeFont(byte[] data)
    {
        _data = data;
        for (var entry = 0; entry < U16(4); entry++)
        {
            var at = 12 + 16 * entry;
            _tables[System.Text.Encoding.ASCII.GetString(data, at, 4)] = (I32(at + 8), I32(at + 12));
        }
        var head = Table("head");
        UnitsPerEm = U16(head + 18);
        Box = [Em(I16(head + 36)), Em(I16(head + 38)), Em(I16(head + 40)), Em(I16(head + 42))];
        _longOffsets = I16(head + 50) == 1;
        _glyphCount = U16(Table("maxp") + 4);
        var hhea = Table("hhea");
        Ascent = Em(I16(hhea + 4));
        Descent = Em(I16(hhea + 6));
        _advances = Advances(U16(hhea + 34));
        ReadCharacterMap();
    }

    public int UnitsPerEm { get; }

    /// <summary>Ascent above the base line, in thousandths of an em.</summary>
    public int Ascent { get; }

    /// <summary>Descent below the base line (negative), in thousandths of an em.</summary>
    public int Descent { get; }

    /// <summary>The font's bounding box, in thousandths of an em.</summary>
    public int[] Box { get; }

    public bool Has(char character) => _glyphs.ContainsKey(character);

    public ushort Glyph(char character) => _glyphs.GetValueOrDefault(character);

    /// <summary>The advance width of a glyph in thousandths of an em.</summary>
    public int Advance(ushort glyph) => Em(_advances[Math.Min(glyph, _advances.Length - 1)]);

    /// <summary>The width of a text in units of its size.</summary>
    public double Width(string text)
    {
        var units = 0;
        foreach (var character in text)
            units += _advances[Math.Min(Glyph(character), _advances.Length - 1)];
        return (double)units / UnitsPerEm;
    }

    /// <summary>
    /// The font with the outlines of all other glyphs left empty. Glyph numbers stay, so that the text on the page needs no map.
    /// </summary>
    public byte[] Subset(IEnumerable<ushort> used)
    {
        var keep = WithParts(used);
        var offsets = new byte[4 * (_glyphCount + 1)];
        using var outlines = new MemoryStream();
        for (var glyph = 0; glyph < _glyphCount; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * glyph), (int)outlines.Length);
            if (keep.Contains((ushort)glyph))
                outlines.Write(Outline((ushort)glyph));
            while (outlines.Length % 4 != 0)
                outlines.WriteByte(0);
        }
        BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * _glyphCount), (int)outlines.Length);
        var head = Copy("head");
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return Assemble([("glyf", outlines.ToArray()), ("head", head), ("hhea", Copy("hhea")), ("hmtx", Copy("hmtx")), ("loca", offsets), ("maxp", Copy("maxp"))]);
    }

    private static byte[] Assemble(IReadOnlyList<(string Tag, byte[] Bytes)> tables)
    {
        using var file = new MemoryStream();
        Span<byte> record = stackalloc byte[16];
        record.Clear();
        BinaryPrimitives.WriteInt32BigEndian(record, 0x00010000);
        BinaryPrimitives.WriteInt16BigEndian(record[4..], (short)tables.Count);
        file.Write(record[..12]);
        var offset = 12 + 16 * tables.Count;
        foreach (var (tag, bytes) in tables)
        {
            System.Text.Encoding.ASCII.GetBytes(tag, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(bytes));
            BinaryPrimitives.WriteInt32BigEndian(record[8..], offset);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], bytes.Length);
            file.Write(record);
            offset += (bytes.Length + 3) / 4 * 4;
        }
        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            file.Write(new byte[(4 - bytes.Length % 4) % 4]);
        }
        return file.ToArray();
    }

    private static uint Checksum(byte[] bytes)
    {
        uint sum = 0;
        for (var at = 0; at < bytes.Length; at++)
            sum += (uint)bytes[at] << (24 - 8 * (at % 4));
        return sum;
    }

    private HashSet<ushort> WithParts(IEnumerable<ushort> used)
    {
        var keep = new HashSet<ushort> { 0 };
        var open = new Stack<ushort>(used);
        while (open.TryPop(out var glyph))
        {
            if (!keep.Add(glyph))
                continue;
            foreach (var part in Parts(glyph))
                open.Push(part);
        }
        return keep;
    }

    private IEnumerable<ushort> Parts(ushort glyph)
    {
        var (start, length) = OutlineRange(glyph);
        if (length == 0 || I16(start) >= 0)
            yield break;
        var at = start + 10;
        int flags;
        do
        {
            flags = U16(at);
            yield return (ushort)U16(at + 2);
            at += 4 + ((flags & CompositeWordArguments) != 0 ? 4 : 2);
            at += (flags & CompositeScale) != 0 ? 2 : (flags & CompositeXyScale) != 0 ? 4 : (flags & CompositeMatrix) != 0 ? 8 : 0;
        }
        while ((flags & CompositeMore) != 0);
    }

    private ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var (start, length) = OutlineRange(glyph);
        return _data.AsSpan(start, length);
    }

    private (int Start, int Length) OutlineRange(ushort glyph)
    {
        var loca = Table("loca");
        var from = _longOffsets ? I32(loca + 4 * glyph) : 2 * U16(loca + 2 * glyph);
        var to = _longOffsets ? I32(loca + 4 * glyph + 4) : 2 * U16(loca + 2 * glyph + 2);
        return (Table("glyf") + from, to - from);
    }

    private ushort[] Advances(int count)
    {
        var hmtx = Table("hmtx");
        var advances = new ushort[count];
        for (var glyph = 0; glyph < count; glyph++)
            advances[glyph] = (ushort)U16(hmtx + 4 * glyph);
        return advances;
    }

    private void ReadCharacterMap()
    {
        var cmap = Table("cmap");
        for (var entry = 0; entry < U16(cmap + 2); entry++)
        {
            var table = cmap + I32(cmap + 4 + 8 * entry + 4);
            if (U16(table) == 4)
                ReadSegments(table);
        }
    }

    private void ReadSegments(int table)
    {
        var segments = U16(table + 6) / 2;
        for (var segment = 0; segment < segments; segment++)
        {
            int end = U16(table + 14 + 2 * segment), start = U16(table + 16 + 2 * segments + 2 * segment);
            int delta = U16(table + 16 + 4 * segments + 2 * segment), at = table + 16 + 6 * segments + 2 * segment, range = U16(at);
            for (var code = start; code <= end && code != 0xffff; code++)
            {
                var glyph = range == 0 ? code : U16(at + range + 2 * (code - start));
                if (range == 0 || glyph != 0)
                    _glyphs[(char)code] = (ushort)((glyph + delta) & 0xffff);
            }
        }
    }

    private byte[] Copy(string tag) => _data.AsSpan(_tables[tag].Offset, _tables[tag].Length).ToArray();

    private int Table(string tag) => _tables[tag].Offset;

    private int Em(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm, MidpointRounding.AwayFromZero);

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(at));

    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(_data.AsSpan(at));
}
