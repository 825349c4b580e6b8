using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Deposit.Answers;
using OerPortal.Deposit.Description;
using OerPortal.Deposit.Views;

namespace OerPortal.Deposit.Endpoints;

/// <summary>The interface for programs. Who asks is said by an access token alone; what is answered is that person's.</summary>
internal static class DepositEndpoints
{
    internal static void MapDeposit(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(DepositAddress.Base + "/openapi.json", DepositDocument.AnswerAsync).ExcludeFromDescription();
        var settings = routes.ServiceProvider.GetRequiredService<DepositSettings>();
        var api = routes.MapGroup(DepositAddress.Base).AddEndpointFilter<DepositGate>();

        api.MapGet("/contributions", ContributionEndpoints.ListAsync).Of("listContributions", Scopes.ReadId).Answers<ContributionListView>(200);
        api.MapGet("/contributions/{draftId}", ContributionEndpoints.OneAsync).Of("getContribution", Scopes.ReadId).Answers<ContributionView>(200).Refuses(404);
        api.MapPost("/contributions", ContributionEndpoints.BeginAsync).Of("beginContribution", Scopes.WriteId).Takes<ContributionRequest>().Answers<ContributionView>(201, 200).Refuses(422);
        api.MapPatch("/contributions/{draftId}", ContributionEndpoints.ChangeAsync).IfSeen().Of("describeContribution", Scopes.WriteId).Takes<ContributionRequest>().Answers<ContributionView>(200).Refuses(404, 409, 422);
        api.MapDelete("/contributions/{draftId}", ContributionEndpoints.DeleteAsync).IfSeen().Of("deleteContribution", Scopes.WriteId).Answers(204).Refuses(404, 409);
        api.MapPut("/contributions/{draftId}/submission", ContributionEndpoints.SubmitAsync).IfSeen().Of("submitContribution", Scopes.WriteId).Answers<ContributionView>(200).Refuses(404, 409);
        api.MapPut("/contributions/{draftId}/files/{name}", ContentEndpoints.PutFileAsync).IfSeen().Of("putFile", Scopes.WriteId).WithMetadata(new RequestSizeLimitAttribute(settings.MostBytesAtOnce))
            .WithMetadata(new TakesBody(null)).Answers<ContributionView>(201).Refuses(404, 409, 411, 413, 422, 507);
        api.MapPatch("/contributions/{draftId}/files/{fileId:guid}", ContentEndpoints.AssignFileAsync).IfSeen().Of("assignFile", Scopes.WriteId).Takes<FileRequest>().Answers<ContributionView>(200).Refuses(404, 409);
        api.MapDelete("/contributions/{draftId}/files/{fileId:guid}", ContentEndpoints.RemoveFileAsync).IfSeen().Of("removeFile", Scopes.WriteId).Answers<ContributionView>(200).Refuses(404, 409);
        api.MapPost("/contributions/{draftId}/links", ContentEndpoints.AddLinkAsync).IfSeen().Of("addLink", Scopes.WriteId).Takes<LinkRequest>().Answers<ContributionView>(201).Refuses(404, 409, 422);
        api.MapDelete("/contributions/{draftId}/links/{linkId:guid}", ContentEndpoints.RemoveLinkAsync).IfSeen().Of("removeLink", Scopes.WriteId).Answers<ContributionView>(200).Refuses(404, 409);
        api.MapPost("/resources/{publicId}/versions", ContributionEndpoints.NextVersionAsync).Of("beginVersion", Scopes.WriteId).Answers<ContributionView>(201, 200).Refuses(404);
        api.MapPut("/resources/{publicId}/withdrawal", ContributionEndpoints.WithdrawAsync).Of("withdrawResource", Scopes.WithdrawId).Takes<WithdrawalRequest>().Answers(204).Refuses(404, 409);
    }

    private static RouteHandlerBuilder Of(this RouteHandlerBuilder endpoint, string name, string scope)
        => endpoint.WithName("deposit." + name).RequireAuthorization(new RequiresTokenAttribute(scope)).Refuses(401, 403, 429);

    // A change of a draft, which If-Match may make depend on what was seen of it.
    private static RouteHandlerBuilder IfSeen(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new TakesCondition()).Refuses(412, 428);

    private static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint)
        where T : notnull
        => endpoint.WithMetadata(new TakesBody(typeof(T)), new RequestSizeLimitAttribute(SentJson.MostBytes)).Refuses(400, 413);

    private static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, params int[] statuses)
        => statuses.Aggregate(endpoint, (mapped, status) => mapped.Produces<T>(status, "application/json"));

    private static RouteHandlerBuilder Answers(this RouteHandlerBuilder endpoint, int status) => endpoint.Produces(status);

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
        => statuses.Aggregate(endpoint, (mapped, status) => mapped.Produces<ProblemDetailsView>(status, DepositProblems.MediaType));
}
