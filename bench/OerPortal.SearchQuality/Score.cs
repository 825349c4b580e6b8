namespace OerPortal.SearchQuality;

/// <summary>How one question was answered.</summary>
/// <param name="Value">Reciprocal rank or nDCG@10, from 0 to 1, after the click where one was needed.</param>
/// <param name="WithoutClick">The same for the page that came first.</param>
/// <param name="Place">Of the first right answer, from 1; null when the first page has none.</param>
/// <param name="Answer">What was shown.</param>
/// <param name="First">Title of what came first, or null when nothing came.</param>
internal sealed record Score(string Kind, string Typed, string Meant, double Value, double WithoutClick, int? Place, Answer Answer, string? First)
{
    /// <summary>Asks as many questions at once as there are cores.</summary>
    public static async Task<IReadOnlyList<Score>> OfAllAsync<T>(IReadOnlyList<T> questions, Func<T, CancellationToken, Task<Score>> askAsync, CancellationToken cancellation)
    {
        var scores = new Score[questions.Count];
        await Parallel.ForEachAsync(questions.Index(), cancellation, async (one, stop) => scores[one.Index] = await askAsync(one.Item, stop));
        return scores;
    }
}
