using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace OerPortal.Ingest.Passages;

/// <summary>
/// The text of one file on disk, passage after passage, so that nobody ever holds all of it: four bytes of length (little endian)
/// before each record of JSON. Who reads it does not trust it.
/// </summary>
internal static class PassageFile
{
    /// <summary>A longer record was not written by <see cref="PassageSpool"/>.</summary>
    public const int LongestRecord = 256 << 10;

    /// <summary>The passages in order, numbered from 0.</summary>
    /// <exception cref="InvalidDataException">The file is not what a spool writes.</exception>
    public static async IAsyncEnumerable<Passage> ReadAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 << 10, useAsync: true);
        var head = new byte[4];
        for (var number = 0; await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation) is > 0 and var read; number++)
        {
            var length = read == head.Length ? BinaryPrimitives.ReadInt32LittleEndian(head) : -1;
            if (length is <= 0 or > LongestRecord || length > file.Length - file.Position)
                throw new InvalidDataException($"A passage of {length} bytes.");
            var record = new byte[length];
            await file.ReadExactlyAsync(record, cancellation);
            yield return Read(record, number);
        }
    }

    /// <summary>The same in portions of bounded length.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<Passage>> ReadPortionsAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        const int MostCharacters = 512 << 10;
        const int MostPassages = 500;
        var portion = new List<Passage>();
        var characters = 0;
        await foreach (var passage in ReadAsync(path, cancellation))
        {
            portion.Add(passage);
            characters += passage.Text.Length;
            if (characters < MostCharacters && portion.Count < MostPassages)
                continue;
            yield return portion;
            (portion, characters) = ([], 0);
        }
        if (portion.Count > 0)
            yield return portion;
    }

    private static Passage Read(byte[] record, int number)
    {
        try
        {
            var said = JsonSerializer.Deserialize<PassageRecord>(record);
            return new Passage(number, said.Heading, said.Locator ?? "", said.Text ?? "");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("A passage that is no record.", e);
        }
    }
}

/// <summary>One passage as it stands in the file.</summary>
internal readonly record struct PassageRecord(string? Heading, string Locator, string Text);
