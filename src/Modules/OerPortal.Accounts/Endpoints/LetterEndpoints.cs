using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Endpoints;

internal static class LetterEndpoints
{
    /// <summary>Letters have their colours on their elements, as mail programs want it; nothing else may be done or fetched there.</summary>
    private const string LetterAlone = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    internal static void MapLetters(this IEndpointRouteBuilder routes)
        => routes.MapGet("/quan-tri/thu/{kind}/xem", Show).RequireAuthorization(new RequiresPermissionAttribute(Permissions.MailId)).WithMetadata(new ContentSecurityAttribute(LetterAlone));

    /// <summary>What a kind of letter looks like, with made-up people.</summary>
    private static IResult Show(string kind, string? lang, IEnumerable<ILetterWriter> writers, IMail mail, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (writers.FirstOrDefault(w => w.Kind == kind) is not { } writer)
            return Results.NotFound();
        using (Speaking.As(lang))
            return Results.Content(mail.HtmlOf(writer.Sample()), "text/html; charset=utf-8");
    }
}
