using Microsoft.AspNetCore.Http;

namespace OerPortal.Cms.Web;

public static class OpenOrigins
{
    /// <summary>
    /// Lets scripts and pages of any origin read the answer, as web reading apps do. Only for what everybody may have: such requests
    /// carry no cookies, and nobody's rights are in it.
    /// </summary>
    public static void OpenToAllOrigins(this HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers.AccessControlExposeHeaders = "ETag, Link";
    }
}
