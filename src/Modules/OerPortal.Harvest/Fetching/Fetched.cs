namespace OerPortal.Harvest.Fetching;

/// <summary>A whole answer on disk: what reads it waits for no network, and nobody holds it in memory.</summary>
internal sealed record Fetched(Stream Body, string ContentType, Uri Address, int Status) : IAsyncDisposable
{
    public long Bytes => Body.Length;

    public ValueTask DisposeAsync() => Body.DisposeAsync();
}
