using System.Runtime.CompilerServices;
using OerPortal.Search.Models;

namespace OerPortal.Search.Indexing;

/// <summary>So many passages as are analysed and written at once: analysed words take a dozen times the room of their text.</summary>
/// <param name="First">Number of its first passage.</param>
/// <param name="IsLast">Whether the text ends with it. A text without passages is one empty portion.</param>
internal sealed record PassagePortion(IReadOnlyList<SearchPassage> Passages, int First, bool IsLast)
{
    private const int MostCharacters = 512 << 10;
    private const int MostPassages = 400;

    public static async IAsyncEnumerable<PassagePortion> CutAsync(IAsyncEnumerable<SearchPassage> passages, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = 0;
        var characters = 0;
        var portion = new List<SearchPassage>();
        await foreach (var passage in passages.WithCancellation(cancellation))
        {
            if (characters >= MostCharacters || portion.Count == MostPassages)
            {
                yield return new PassagePortion(portion, first, IsLast: false);
                first += portion.Count;
                (portion, characters) = ([], 0);
            }

            portion.Add(passage);
            characters += passage.Text.Length;
        }

        yield return new PassagePortion(portion, first, IsLast: true);
    }
}
