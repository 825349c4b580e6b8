using System.Net;

namespace OerPortal.Cms.Outside;

/// <summary>Which addresses a host name leads to. Asked once for each connection, and the answer is what is connected to.</summary>
public interface INameResolution
{
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation);
}
