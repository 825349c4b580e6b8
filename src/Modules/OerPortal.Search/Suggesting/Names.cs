namespace OerPortal.Search.Suggesting;

/// <summary>Names of one kind, read once.</summary>
/// <typeparam name="T">What is named.</typeparam>
internal sealed class Names<T>(IEnumerable<(T Thing, string Name)> names)
{
    private readonly (T Thing, string Name, AnalysedText Words)[] _names = [.. names.Select(name => (name.Thing, name.Name, VietnameseText.Analyse(name.Name)))];

    /// <summary>Best first: what begins with the words, then the shortest.</summary>
    public IEnumerable<(T Thing, string Name)> With(TypedWords typed) => _names.Where(name => typed.AreIn(name.Words))
        .OrderByDescending(name => typed.Begin(name.Words)).ThenBy(name => name.Name.Length).Select(name => (name.Thing, name.Name));
}
