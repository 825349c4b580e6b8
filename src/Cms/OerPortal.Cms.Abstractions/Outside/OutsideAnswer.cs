namespace OerPortal.Cms.Outside;

/// <summary>A whole answer on disk: what reads it waits for no network, and nobody holds it in memory.</summary>
/// <param name="ContentType">Media type, as the stranger says it.</param>
/// <param name="Charset">Of a text, as the stranger says it; null where nothing is said.</param>
/// <param name="Address">Where redirects led to.</param>
public sealed record OutsideAnswer(Stream Body, string ContentType, string? Charset, Uri Address, int Status) : IAsyncDisposable
{
    public long Bytes => Body.Length;

    public ValueTask DisposeAsync() => Body.DisposeAsync();
}
