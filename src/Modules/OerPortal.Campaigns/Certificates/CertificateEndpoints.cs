using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using OerPortal.Campaigns.Data;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Theme;

namespace OerPortal.Campaigns.Certificates;

/// <summary>A library's thanks on paper.</summary>
internal static class CertificateEndpoints
{
    internal static void MapCertificates(this IEndpointRouteBuilder routes)
        => routes.MapGet(CampaignAddress.ThanksDesk + "/{publicId:length(10)}/giay.pdf", PrintAsync)
            .WithMetadata(new RequiresFeatureAttribute("campaigns")).RequireAuthorization(new RequiresPermissionAttribute(Permissions.HoldId));

    private static async Task<IResult> PrintAsync(string publicId, HttpContext http, CampaignDesk desk, ISiteContext site, IStringLocalizer strings, CancellationToken cancellation)
    {
        if (await desk.FindThanksAsync(publicId, cancellation) is not { } one)
            return Results.NotFound();
        var day = strings["campaigns.certificate.day", one.GivenOn.Day, one.GivenOn.Month, one.GivenOn.Year];
        var text = new CertificateText(
            strings["campaigns.certificate.title"], CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, site.Current.Name, strings["campaigns.certificate.thanks"], one.Name, one.Reason, day, one.SignedBy);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(Certificate.Draw(text, CoverTone.Colour(site.Current.Accent)), "application/pdf", $"giay-cam-on-{one.PublicId}.pdf");
    }
}
