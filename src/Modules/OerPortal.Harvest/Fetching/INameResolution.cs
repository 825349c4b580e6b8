using System.Net;

namespace OerPortal.Harvest.Fetching;

/// <summary>Which addresses a host name leads to. Asked once for each connection, and the answer is what is connected to.</summary>
internal interface INameResolution
{
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation);
}

internal sealed class SystemNames : INameResolution
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Dns.GetHostAddressesAsync(host, cancellation);
}
