using System.Globalization;
using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Deposit.Answers;
using OerPortal.Deposit.Views;
using OerPortal.Resources;

namespace OerPortal.Deposit.Endpoints;

/// <summary>Drafts and what becomes of them.</summary>
internal static class ContributionEndpoints
{
    internal const int Most = 50;

    private const int LongestKey = 200;

    internal static async Task<IResult> BeginAsync(HttpContext http, IDeposits deposits, PortalAddress portal, CancellationToken cancellation)
    {
        var change = await SentJson.ChangeAsync(http.Request, cancellation);
        var (deposit, isNew) = await deposits.BeginAsync(KeyOf(http.Request), change, cancellation);
        return Answer(http, portal, deposit, isNew);
    }

    internal static async Task<IResult> ListAsync(HttpContext http, IDeposits deposits, PortalAddress portal, int? limit, string? before, CancellationToken cancellation)
    {
        if (limit is < 1 or > Most)
            return DepositProblems.Of(http, StatusCodes.Status400BadRequest, "limit", Most);
        if (before is not null && !PublicId.IsWellFormed(before))
            return DepositProblems.Of(http, StatusCodes.Status400BadRequest, "shape", "before");
        var count = limit ?? Most;
        var found = await deposits.ListAsync(count + 1, before, cancellation);
        var place = PlaceOf(http, portal);
        var items = found.Take(count).Select(d => ContributionView.Of(d, place)).ToList();
        var next = found.Count > count ? $"{place}{DepositAddress.Base}{DepositAddress.Contributions}?limit={count}&before={items[^1].Id}" : null;
        if (next is not null)
            http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return DepositJson.Of(new ContributionListView(items, next));
    }

    internal static async Task<IResult> OneAsync(HttpContext http, string draftId, IDeposits deposits, PortalAddress portal, CancellationToken cancellation)
        => Shown(http, portal, await deposits.FindAsync(draftId, cancellation));

    internal static async Task<IResult> ChangeAsync(HttpContext http, string draftId, IDeposits deposits, PortalAddress portal, CancellationToken cancellation)
        => Shown(http, portal, await deposits.ChangeAsync(draftId, await SentJson.ChangeAsync(http.Request, cancellation), cancellation));

    internal static async Task<IResult> DeleteAsync(HttpContext http, string draftId, IDeposits deposits, CancellationToken cancellation)
        => await deposits.DeleteAsync(draftId, cancellation) ? Results.NoContent() : DepositProblems.Unknown(http);

    internal static async Task<IResult> SubmitAsync(HttpContext http, string draftId, IDeposits deposits, PortalAddress portal, CancellationToken cancellation)
        => Shown(http, portal, await deposits.SubmitAsync(draftId, cancellation));

    internal static async Task<IResult> NextVersionAsync(HttpContext http, string publicId, IDeposits deposits, PortalAddress portal, CancellationToken cancellation)
        => await deposits.NextVersionAsync(publicId, cancellation) is var (deposit, isNew) ? Answer(http, portal, deposit, isNew) : DepositProblems.Unknown(http);

    internal static async Task<IResult> WithdrawAsync(HttpContext http, string publicId, IDeposits deposits, CancellationToken cancellation)
    {
        var sent = await SentJson.ReadAsync(http.Request, ["reason"], cancellation);
        return await deposits.WithdrawAsync(publicId, SentJson.Text(sent, "reason"), cancellation) ? Results.NoContent() : DepositProblems.Unknown(http);
    }

    internal static IResult Shown(HttpContext http, PortalAddress portal, Resources.Deposit? deposit)
        => deposit is null ? DepositProblems.Unknown(http) : DepositJson.Of(View(http, portal, deposit));

    /// <summary>The draft, and in the answer's head what names it as it is now.</summary>
    internal static ContributionView View(HttpContext http, PortalAddress portal, Resources.Deposit deposit)
    {
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{deposit.Revision}\"");
        return ContributionView.Of(deposit, PlaceOf(http, portal));
    }

    /// <summary>Scheme, host and path of the site that was asked.</summary>
    internal static string PlaceOf(HttpContext http, PortalAddress portal) => portal.OriginOr(http.Request) + http.Request.PathBase;

    private static IResult Answer(HttpContext http, PortalAddress portal, Resources.Deposit deposit, bool isNew)
    {
        var view = View(http, portal, deposit);
        http.Response.Headers.Location = view.Self;
        return DepositJson.Of(view, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    // draft-ietf-httpapi-idempotency-key-header: a string between quotes; many write it without.
    private static string? KeyOf(HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"].ToString().Trim().Trim('"');
        return key.Length == 0 ? null : key.Length <= LongestKey ? key : throw new UnreadableException("key", $"{LongestKey}");
    }
}
