using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Queries;

/// <summary>Names that are written in several ways (<c>spellings.txt</c>): <c>Ba Na</c>, <c>Bana</c>, <c>Bahnar</c>.</summary>
internal static class Spellings
{
    private static readonly ILookup<string, SpeltName> ByFirstWord = WordList.Lines("spellings.txt").SelectMany(Read).ToLookup(spelling => spelling.Name[0].Folded, StringComparer.Ordinal);

    /// <summary>The longest name that stands there, with its other spellings; null when there is none.</summary>
    public static SpeltName? At(IReadOnlyList<Token> words, int index)
        => ByFirstWord[words[index].Folded].Where(spelling => words.HasAt(index, spelling.Name)).MaxBy(spelling => spelling.Name.Count);

    private static IEnumerable<SpeltName> Read(string line)
    {
        var names = line.Split('|').Select(name => VietnameseText.Analyse(name).Tokens).ToArray();
        return names.Select(name => new SpeltName(name, [.. names.Where(other => !IsSame(other, name))]));
    }

    private static bool IsSame(IReadOnlyList<Token> one, IReadOnlyList<Token> other) => one.Select(token => token.Exact).SequenceEqual(other.Select(token => token.Exact), StringComparer.Ordinal);
}

/// <param name="Others">The same in other spellings.</param>
internal sealed record SpeltName(IReadOnlyList<Token> Name, IReadOnlyList<IReadOnlyList<Token>> Others);
