using System.Globalization;
using System.Text;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages.Archives;

/// <param name="Name">Ends in a slash for a folder.</param>
internal sealed record TarMember(string Name, long Length)
{
    public bool IsFolder => Name.EndsWith('/');
}

/// <summary>
/// A tar (POSIX.1-2024, ustar and pax; GNU's long names) member after member: plain files and folders under plain names. Links, devices, sparse files and
/// whatever else a tar may hold are refused, and so is anything behind its end.
/// </summary>
/// <param name="count">Told of every piece that was unpacked; throws where it has become too much.</param>
internal sealed class TarMembers(Stream content, ZipLimits limits, Action<int> count)
{
    private const int Block = 512;
    private const int LongestHeader = 64 << 10;

    private readonly byte[] _block = new byte[Block];
    private long _left;
    private long _padding;
    private int _members;

    /// <summary>The next one; what is left of the one before is passed over. Null at the end.</summary>
    /// <exception cref="FileRefusedException">It breaks a rule.</exception>
    public TarMember? Next()
    {
        Pass(_left + _padding);
        for (string? name = null; ;)
        {
            Fill(_block);
            if (IsEmpty(_block))
            {
                DemandNothingBehind();
                return null;
            }
            DemandChecksum();
            var length = Number(124, 12);
            if (++_members > limits.Members)
                throw new FileRefusedException(Refusal.ZipTooManyMembers);
            switch ((char)_block[156])
            {
                case '0' or '\0':
                    return Begin(name ?? NameOf(), length);
                case '5':
                    return Begin((name ?? NameOf()).TrimEnd('/') + "/", length);
                case 'L':
                    name = Decode(Header(length)).TrimEnd('\0');
                    break;
                case 'x':
                    name = PathIn(Header(length)) ?? name;
                    break;
                case 'g':
                    Header(length);
                    break;
                default:
                    throw FileRefusedException.In(Refusal.ZipSpecialFile, name ?? NameOf());
            }
        }
    }

    /// <summary>The bytes of the member that was read last.</summary>
    /// <returns>0 at their end.</returns>
    public int Read(Span<byte> buffer)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, _left)];
        Fill(wanted);
        _left -= wanted.Length;
        return wanted.Length;
    }

    private TarMember Begin(string name, long length)
    {
        while (name.StartsWith("./", StringComparison.Ordinal))
            name = name[2..];
        if (name.Length == 0)
            name = "/";
        else
            ZipNames.DemandSafe(name, Encoding.UTF8.GetByteCount(name), limits);
        if (name.EndsWith('/') && length != 0)
            throw FileRefusedException.In(Refusal.ZipHeadersDisagree, name);
        _left = length;
        _padding = (Block - (length % Block)) % Block;
        return new TarMember(name, length);
    }

    private byte[] Header(long length)
    {
        if (length > LongestHeader)
            throw new FileRefusedException(Refusal.ZipUnsafeName, "tar header");
        var header = new byte[length];
        Fill(header);
        Pass((Block - (length % Block)) % Block);
        return header;
    }

    // "27 path=activities/page_1/page.xml\n"; what changes how the bytes are to be read is not understood, and so refused.
    private static string? PathIn(byte[] header)
    {
        string? path = null;
        foreach (var line in Decode(header).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var said = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            if (said.StartsWith("size=", StringComparison.Ordinal) || said.StartsWith("GNU.sparse", StringComparison.Ordinal))
                throw new FileRefusedException(Refusal.ZipSpecialFile, "pax header");
            if (said.StartsWith("path=", StringComparison.Ordinal))
                path = said[5..];
        }
        return path;
    }

    private string NameOf()
    {
        var (name, prefix) = (Text(0, 100), _block.AsSpan(257, 5).SequenceEqual("ustar"u8) && _block[262] == 0 ? Text(345, 155) : "");
        return prefix.Length == 0 ? name : $"{prefix}/{name}";
    }

    private string Text(int from, int length)
    {
        var field = _block.AsSpan(from, length);
        var end = field.IndexOf((byte)0);
        return Decode(end < 0 ? field : field[..end]);
    }

    private static string Decode(ReadOnlySpan<byte> bytes) => ZipNames.Decode(bytes, utf8Flag: true, assumeUtf8: true);

    private long Number(int from, int length)
    {
        var digits = Encoding.ASCII.GetString(_block, from, length).Trim('\0', ' ');
        long number = 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7')
                throw Damaged(string.Create(CultureInfo.InvariantCulture, $"figure at {from}"));
            number = (number * 8) + (digit - '0');
        }
        return number;
    }

    private void DemandChecksum()
    {
        var sum = 0;
        for (var at = 0; at < Block; at++)
            sum += at is >= 148 and < 156 ? ' ' : _block[at];
        if (sum != Number(148, 8))
            throw Damaged("checksum");
    }

    // An end of two empty blocks, then empty ones up to the tape's record.
    private void DemandNothingBehind()
    {
        int read;
        while ((read = content.Read(_block)) > 0)
        {
            count(read);
            if (!IsEmpty(_block.AsSpan(0, read)))
                throw new FileRefusedException(Refusal.ZipTrailingBytes);
        }
    }

    private void Pass(long length)
    {
        var buffer = new byte[(int)Math.Min(length, 64 << 10)];
        for (; length > 0; length -= buffer.Length)
            Fill(buffer.AsSpan(0, (int)Math.Min(buffer.Length, length)));
        (_left, _padding) = (0, 0);
    }

    private void Fill(Span<byte> buffer)
    {
        if (content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) < buffer.Length)
            throw Damaged("cut off");
        count(buffer.Length);
    }

    private static bool IsEmpty(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept((byte)0);

    private static FileRefusedException Damaged(string place) => new(Refusal.ZipDamaged, place);
}
