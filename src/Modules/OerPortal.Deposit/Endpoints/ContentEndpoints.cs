using System.Globalization;
using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Sites;
using OerPortal.Deposit.Answers;
using OerPortal.Deposit.Views;
using OerPortal.Resources;

namespace OerPortal.Deposit.Endpoints;

/// <summary>Files and links of a draft.</summary>
internal static class ContentEndpoints
{
    internal static async Task<IResult> PutFileAsync(
        HttpContext http, string draftId, string name, string? role, string? title, IDeposits deposits, DepositSettings settings, PortalAddress portal, CancellationToken cancellation)
    {
        // Said before anything is received: where a body ends unannounced nobody can say how much room it needs.
        if (http.Request.ContentLength is not { } length)
            return DepositProblems.Of(http, StatusCodes.Status411LengthRequired, "length");
        if (length == 0)
            return DepositProblems.Of(http, StatusCodes.Status422UnprocessableEntity, "empty");
        if (length > settings.MostBytesAtOnce)
            return DepositProblems.Of(http, StatusCodes.Status413PayloadTooLarge, "too-large-file", settings.MostMegabytesAtOnce, PlaceFor(http, portal));
        var put = await deposits.PutFileAsync(draftId, name, SentJson.Code<FileRole>(role, "role") ?? FileRole.Main, title, http.Request.Body, cancellation);
        return put is var (deposit, fileId) ? Made(http, portal, deposit, $"files/{fileId}") : DepositProblems.Unknown(http);
    }

    internal static async Task<IResult> AssignFileAsync(HttpContext http, string draftId, Guid fileId, IDeposits deposits, PortalAddress portal, CancellationToken cancellation)
    {
        var sent = await SentJson.ReadAsync(http.Request, ["role", "title"], cancellation);
        return ContributionEndpoints.Shown(
            http, portal, await deposits.AssignFileAsync(draftId, fileId, SentJson.Code<FileRole>(sent, "role") ?? FileRole.Main, SentJson.Text(sent, "title"), cancellation));
    }

    internal static async Task<IResult> RemoveFileAsync(HttpContext http, string draftId, Guid fileId, IDeposits deposits, PortalAddress portal, CancellationToken cancellation)
        => ContributionEndpoints.Shown(http, portal, await deposits.RemoveFileAsync(draftId, fileId, cancellation));

    internal static async Task<IResult> AddLinkAsync(HttpContext http, string draftId, IDeposits deposits, PortalAddress portal, CancellationToken cancellation)
    {
        var sent = await SentJson.ReadAsync(http.Request, ["address", "role", "title"], cancellation);
        var added = await deposits.AddLinkAsync(
            draftId, SentJson.Text(sent, "address") ?? "", SentJson.Code<FileRole>(sent, "role") ?? FileRole.Main, SentJson.Text(sent, "title"), cancellation);
        return added is var (deposit, linkId) ? Made(http, portal, deposit, $"links/{linkId}") : DepositProblems.Unknown(http);
    }

    internal static async Task<IResult> RemoveLinkAsync(HttpContext http, string draftId, Guid linkId, IDeposits deposits, PortalAddress portal, CancellationToken cancellation)
        => ContributionEndpoints.Shown(http, portal, await deposits.RemoveLinkAsync(draftId, linkId, cancellation));

    private static IResult Made(HttpContext http, PortalAddress portal, Resources.Deposit deposit, string below)
    {
        var view = ContributionEndpoints.View(http, portal, deposit);
        http.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{view.Self}/{below}");
        return DepositJson.Of(view, StatusCodes.Status201Created);
    }

    private static string PlaceFor(HttpContext http, PortalAddress portal) => ContributionEndpoints.PlaceOf(http, portal) + DepositAddress.Uploads;
}
