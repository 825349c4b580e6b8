using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OerPortal.Classes.Cards;
using OerPortal.Classes.Data;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Endpoints;

/// <summary>Cards of a class as PDF, or of one pupil of it.</summary>
internal static class CardEndpoints
{
    internal static void MapCards(this IEndpointRouteBuilder routes)
        => routes.MapGet(ClassAddress.Desk + "/{id:guid}/the.pdf", CardsAsync).WithMetadata(new RequiresFeatureAttribute("classes")).RequireAuthorization(new RequiresPermissionAttribute(Permissions.TeachId));

    private static async Task<IResult> CardsAsync(
        Guid id, HttpContext http, ClassDesk desk, PupilPins pins, ISiteContext site, PortalAddress portal, IStringLocalizer strings, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } its)
            return Results.NotFound();
        var only = Guid.TryParse(http.Request.Query["hoc-sinh"], out var one) ? one : (Guid?)null;
        var pupils = (await desk.PupilsAsync(id, cancellation)).Where(p => only is null || p.PersonId == only).ToList();
        if (pupils.Count == 0)
            return Results.NotFound();
        var origin = portal.OriginOf(site.Current, http.Request) + http.Request.PathBase;
        var typed = origin[(origin.IndexOf("://", StringComparison.Ordinal) + 3)..] + ClassAddress.Door;
        var text = new CardSheetText(
            strings["classes.cards.of", its.Name], CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, site.Current.Name, strings["classes.pin.label"], strings["classes.cards.hint"], strings["classes.cards.typed", typed, its.Code]);
        var pdf = CardSheet.Draw(text, [.. pupils.Select(p => new PupilCard(p.Name, strings["classes.one", its.Name], pins.Of(p.Card), origin + ClassAddress.Card(p.Card)))]);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(pdf, "application/pdf", $"the-lop-{its.PlainName}.pdf");
    }
}
