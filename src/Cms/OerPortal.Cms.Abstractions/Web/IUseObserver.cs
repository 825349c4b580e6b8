using Microsoft.AspNetCore.Http;

namespace OerPortal.Cms.Web;

/// <summary>Is told of uses (<see cref="CountedAttribute"/>). Registered as a singleton.</summary>
public interface IUseObserver
{
    /// <summary>Called when the answer is given, on the request's own time: it must be quick, wait for nothing and not throw.</summary>
    /// <param name="thing">The route's value, as it was asked for.</param>
    void Saw(HttpContext http, Use use, string thing);
}
