using Microsoft.AspNetCore.Http;

namespace OerPortal.Library.Pages.Desk;

/// <summary>
/// A script that shows a desk already asks, by the header <c>X-Only-Answer</c>, for what has changed and not for the menus around it: their counts cost more than the answer.
/// </summary>
internal static class OnlyAnswer
{
    /// <summary>The address of the page whose answer it is.</summary>
    internal static void Name(HttpResponse response, string address) => response.Headers["X-Address"] = address;

    internal static bool IsAsked(HttpRequest request) => request.Headers.ContainsKey("X-Only-Answer");
}
