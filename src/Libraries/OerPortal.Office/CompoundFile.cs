using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace OerPortal.Office;

/// <summary>
/// The directory of an OLE compound file ([MS-CFB]): names of what is in it, and the first bytes of a stream. Chains that lead
/// nowhere or in circles end quietly; nobody decides by them alone.
/// </summary>
internal sealed class CompoundFile : IDisposable
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int MostSectors = 1 << 20;
    private const int MostEntries = 20_000;
    private const uint LastSector = 0xFFFFFFFA;
    private const int SmallStream = 4096;

    private readonly SafeFileHandle _file;
    private readonly byte[] _header = new byte[HeaderLength];
    private readonly List<Entry> _entries = [];
    private readonly List<uint> _tables = [];
    private readonly int _sector;

    private CompoundFile(SafeFileHandle file)
    {
        _file = file;
        RandomAccess.Read(file, _header, 0);
        _sector = 1 << Math.Clamp((int)U16(_header, 30), 7, 12);
        ReadTables();
        ReadEntries();
    }

    public static CompoundFile Open(string path) => new(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));

    /// <summary>Whether a stream or storage of this name is anywhere in it.</summary>
    public bool Has(string name) => _entries.Exists(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first bytes of the first stream of this name; none when there is no such stream.</summary>
    public byte[] Begin(string name, int most)
    {
        if (_entries.Find(e => e.IsStream && e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } entry)
            return [];
        var wanted = (int)Math.Min(most, entry.Length);
        return entry.Length >= SmallStream ? ReadChain(entry.Start, wanted) : ReadSmall(entry.Start, wanted);
    }

    public void Dispose() => _file.Dispose();

    private void ReadTables()
    {
        for (var i = 0; i < 109; i++)
            AddTable(U32(_header, 76 + (4 * i)));
        var next = U32(_header, 68);
        for (var rest = U32(_header, 72); rest > 0 && next < LastSector && _tables.Count < MostSectors / 128; rest--)
        {
            var more = Sector(next);
            for (var at = 0; at + 8 <= more.Length; at += 4)
                AddTable(U32(more, at));
            next = more.Length >= 4 ? U32(more, more.Length - 4) : LastSector;
        }
    }

    private void AddTable(uint sector)
    {
        if (sector < LastSector)
            _tables.Add(sector);
    }

    private void ReadEntries()
    {
        var directory = ReadChain(U32(_header, 48), MostEntries * EntryLength);
        for (var at = 0; at + EntryLength <= directory.Length; at += EntryLength)
        {
            var length = Math.Clamp(U16(directory, at + 64) - 2, 0, 62);
            var kind = directory[at + 66];
            if (kind is 1 or 2 or 5)
                _entries.Add(new Entry(Encoding.Unicode.GetString(directory, at, length), kind == 2, U32(directory, at + 116), U32(directory, at + 120), kind == 5));
        }
    }

    private byte[] ReadChain(uint start, int most)
    {
        using var read = new MemoryStream();
        var sector = start;
        for (var steps = 0; sector < LastSector && read.Length < most && steps < MostSectors; steps++)
        {
            var bytes = Sector(sector);
            if (bytes.Length == 0)
                break;
            read.Write(bytes);
            sector = After(sector);
        }
        return read.ToArray() is var all && all.Length > most ? all[..most] : all;
    }

    // Streams below 4,096 bytes lie in sectors of 64 bytes inside the root's own stream.
    private byte[] ReadSmall(uint start, int most)
    {
        if (_entries.Find(e => e.IsRoot) is not { } root)
            return [];
        var within = ReadChain(root.Start, (int)Math.Min(root.Length, 64 << 20));
        var table = ReadChain(U32(_header, 60), 4 << 20);
        using var read = new MemoryStream();
        var sector = start;
        for (var steps = 0; sector < LastSector && read.Length < most && steps < SmallStream / 64; steps++)
        {
            if (((long)sector + 1) * 64 > within.Length)
                break;
            read.Write(within, (int)sector * 64, 64);
            sector = ((long)sector * 4) + 4 <= table.Length ? U32(table, (int)sector * 4) : LastSector;
        }
        return read.ToArray() is var all && all.Length > most ? all[..most] : all;
    }

    private uint After(uint sector)
    {
        var each = _sector / 4;
        var table = (int)(sector / (uint)each);
        if (table >= _tables.Count)
            return LastSector;
        Span<byte> next = stackalloc byte[4];
        return RandomAccess.Read(_file, next, Place(_tables[table]) + (4 * (sector % each))) == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(next) : LastSector;
    }

    private byte[] Sector(uint number)
    {
        var bytes = new byte[_sector];
        var read = RandomAccess.Read(_file, bytes, Place(number));
        return read == bytes.Length ? bytes : bytes[..Math.Max(0, read)];
    }

    private long Place(uint sector) => ((long)sector + 1) * _sector;

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private sealed record Entry(string Name, bool IsStream, uint Start, uint Length, bool IsRoot);
}
