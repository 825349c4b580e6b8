using System.Net;

namespace OerPortal.Cms.Outside;

internal sealed class SystemNames : INameResolution
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Dns.GetHostAddressesAsync(host, cancellation);
}
