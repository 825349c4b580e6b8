using System.Buffers.Binary;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OerPortal.Ingest.Passages;

/// <summary>
/// Writes the text of one file down while it is found, chapter by chapter in any order, and puts it into reading order at the end.
/// Holds no more than one passage.
/// </summary>
internal sealed class PassageSpool : IDisposable
{
    /// <summary>UTF-8 bytes of text that one file may have: a book of a thousand pages has three million.</summary>
    public const long MostText = 32L << 20;

    // With headings and addresses, which come again with every passage.
    private const long MostBytes = 4 * MostText;

    /// <summary>A longer passage is given as several of the same place.</summary>
    private const int Longest = 16 << 10;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FileStream _file;
    private readonly Dictionary<string, (long Start, long End)> _chapters = new(StringComparer.Ordinal);
    private readonly byte[] _head = new byte[4];
    private long _text;

    /// <param name="path">A new file in a private folder.</param>
    public PassageSpool(string path)
    {
        Path = path;
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 64 << 10);
    }

    public string Path { get; }

    /// <summary>A chapter's whole text; what was there under that name before is forgotten.</summary>
    /// <exception cref="FileRefusedException">The file has more text than a file may have.</exception>
    public void Add(string chapter, IEnumerable<(string? Heading, string Locator, string Text)> passages)
    {
        var start = _file.Position;
        foreach (var (heading, locator, text) in passages)
            Add(heading, locator, text);
        _chapters[chapter] = (start, _file.Position);
    }

    /// <inheritdoc cref="Add(string, IEnumerable{ValueTuple{string?, string, string}})" />
    public void Add(string? heading, string locator, string text)
    {
        for (var from = 0; from < text.Length;)
        {
            var to = EndOf(text, from);
            Write(new PassageRecord(heading, locator, text[from..to]));
            from = to;
        }
    }

    /// <summary>Copies the chapters, each once, into a file of their order.</summary>
    public void Write(string path, IEnumerable<string> chapters)
    {
        _file.Flush();
        using var ordered = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 << 10);
        var buffer = new byte[64 << 10];
        foreach (var chapter in chapters.Distinct(StringComparer.Ordinal))
        {
            if (!_chapters.TryGetValue(chapter, out var place))
                continue;
            for (var at = place.Start; at < place.End;)
            {
                var read = RandomAccess.Read(_file.SafeFileHandle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, place.End - at)), at);
                ordered.Write(buffer, 0, read);
                at += read;
            }
        }
    }

    /// <summary>Makes what was added so far visible to who reads the file.</summary>
    public void Flush() => _file.Flush();

    public void Dispose() => _file.Dispose();

    private static int EndOf(string text, int from)
    {
        if (text.Length - from <= Longest)
            return text.Length;
        var blank = text.AsSpan(from, Longest).LastIndexOfAny(' ', '\n');
        var end = from + (blank > Longest / 2 ? blank + 1 : Longest);
        return char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }

    private void Write(PassageRecord passage)
    {
        _text += Encoding.UTF8.GetByteCount(passage.Text);
        if (_text > MostText || _file.Position > MostBytes)
            throw new FileRefusedException(Refusal.TextTooLong);
        var record = JsonSerializer.SerializeToUtf8Bytes(passage, Json);
        BinaryPrimitives.WriteInt32LittleEndian(_head, record.Length);
        _file.Write(_head);
        _file.Write(record);
    }
}
