using Microsoft.AspNetCore.Http;

namespace OerPortal.Accounts;

/// <summary>Of a module that has something to say to who signs out.</summary>
public interface IAfterSignOut
{
    /// <summary>The address where they go on; null where there is nothing to say. Asked while they are still signed in; cookies may be gone afterwards.</summary>
    string? Next(HttpContext http);
}
