using System.Text.Json.Nodes;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.OpenApi;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Web;
using OerPortal.OpenData.Api.Description;
using OerPortal.OpenData.Api;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.Views;

namespace OerPortal.OpenData.Pages.OpenData;

/// <summary>The description of the API for people, made of the same document as for machines.</summary>
[RequiresFeature(KnownSites.Feature)]
[GuestCache("sites")]
internal sealed class ApiDocsModel(ApiDocument document, ApiScope scope) : PageModel
{
    private static readonly JsonSerializerOptions Indented = new(OpenJson.Form) { WriteIndented = true };

    /// <summary>Kinds of problems, in the order in which people meet them.</summary>
    public static IReadOnlyList<(string Kind, int Status)> Problems { get; } =
        [("parameter", 400), ("unknown", 404), ("method", 405), ("not-acceptable", 406), ("gone", 410), ("too-many", 429)];

    public OpenApiDocument Document { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Document = await document.ReadAsync(cancellation);

    /// <summary>Address of an operation, below this site.</summary>
    public string AddressOf(string path) => scope.Address(path);

    /// <summary>A command to copy, with the examples of what the path needs and of the first parameter.</summary>
    public string CommandFor(string path, OpenApiOperation operation)
    {
        var address = scope.Address(path);
        foreach (var parameter in operation.Parameters ?? [])
        {
            if (parameter.In == ParameterLocation.Path) address = address.Replace($"{{{parameter.Name}}}", $"{parameter.Example}", StringComparison.Ordinal);
        }

        var first = (operation.Parameters ?? []).FirstOrDefault(parameter => parameter.Name is "subject" or "since" or "limit");
        return $"curl '{address}{(first is null ? "" : $"?{first.Name}={first.Example}")}'";
    }

    public static string Pretty(JsonNode example) => example.ToJsonString(Indented);
}
