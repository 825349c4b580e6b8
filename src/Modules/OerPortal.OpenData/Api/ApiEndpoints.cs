using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OerPortal.Cms.Modules;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Api;

/// <summary>The REST API. Everything is public and only read; what is answered is the same for everybody.</summary>
internal static class ApiEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(OpenDataAddress.Api).AddEndpointFilter<ApiGate>().WithMetadata(new RequiresFeatureAttribute(KnownSites.Feature), ApiGate.NotThere);
        api.Read<ListView<ResourceView>>("/resources", "listResources", ResourceEndpoints.ListAsync, [.. ApiParameters.Sets, .. ApiParameters.Searched, ApiParameters.Limit, ApiParameters.Cursor, ApiParameters.Fields]);
        api.Read<ResourceView>("/resources/{publicId}", "getResource", ResourceEndpoints.OneAsync, [ApiParameters.Fields]);
        api.Read<ListView<FileView>>("/resources/{publicId}/files", "listFiles", ResourceEndpoints.FilesAsync, [ApiParameters.Fields]);
        api.Read<ChangeListView>("/changes", "listChanges", ResourceEndpoints.ChangesAsync, [ApiParameters.Since, ApiParameters.Limit, .. ApiParameters.Sets]);
        api.Read<ListView<CollectionView>>("/collections", "listCollections", CollectionEndpoints.ListAsync, [ApiParameters.Limit, ApiParameters.Cursor, ApiParameters.Fields]);
        api.Read<CollectionWithItemsView>("/collections/{collectionId}", "getCollection", CollectionEndpoints.OneAsync, [ApiParameters.Fields]);
        api.Read<ListView<SchoolView>>("/schools", "listSchools", SchoolEndpoints.ListAsync, [ApiParameters.Limit, ApiParameters.Cursor, ApiParameters.Fields]);
        api.Read<SchoolView>("/schools/{slug}", "getSchool", SchoolEndpoints.OneAsync, [ApiParameters.Fields]);
        api.Read<ListView<TermView>>("/subjects", "listSubjects", VocabularyEndpoints.SubjectsAsync, []);
        api.Read<ListView<TermView>>("/levels", "listLevels", VocabularyEndpoints.LevelsAsync, []);
        api.Read<ListView<TermView>>("/kinds", "listKinds", VocabularyEndpoints.KindsAsync, []);
        api.MapMethods("/openapi.json", Reading, Description.DocumentEndpoint.AnswerAsync).ExcludeFromDescription();
        api.Map("/{**path}", Elsewhere).ExcludeFromDescription();
    }

    private static void Read<T>(this RouteGroupBuilder api, string pattern, string name, Delegate handler, IReadOnlyList<ApiParameter> parameters)
    {
        var read = api.MapMethods(pattern, Reading, handler).WithName(name).WithMetadata(new TakesParameters(parameters))
            .Produces<T>(StatusCodes.Status200OK, "application/json").Produces(StatusCodes.Status304NotModified);
        if (parameters.Count > 0) read.Produces<ApiProblem>(StatusCodes.Status400BadRequest, ProblemAnswer.MediaType);
        if (pattern.Contains('{', StringComparison.Ordinal))
            read.Produces<ApiProblem>(StatusCodes.Status404NotFound, ProblemAnswer.MediaType);
        if (pattern.Contains("Id}", StringComparison.Ordinal)) read.Produces<ApiProblem>(StatusCodes.Status410Gone, ProblemAnswer.MediaType);
        read.Produces<ApiProblem>(StatusCodes.Status429TooManyRequests, ProblemAnswer.MediaType);
    }

    private static IResult Elsewhere(HttpContext http)
    {
        if (HttpMethods.IsOptions(http.Request.Method)) return ApiGate.Preflight(http);
        throw HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? ApiProblemException.Unknown() : ApiProblemException.Method();
    }
}
