using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace OerPortal.OpenData.Api.Description;

/// <summary>What the document says of one address: its parameters as they are held against requests, its answers and an example.</summary>
internal sealed class OperationWords(IStringLocalizer strings) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var name = operation.OperationId ?? throw new InvalidOperationException($"{context.Description.RelativePath} has no name.");
        operation.Summary = strings[$"open-data.api.{name}.summary"];
        operation.Description = strings[$"open-data.api.{name}.description"];
        operation.Tags = null;
        operation.Parameters ??= [];
        foreach (var path in operation.Parameters.OfType<OpenApiParameter>()) DescribePath(path);
        foreach (var parameter in context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesParameters>().SelectMany(takes => takes.All))
            operation.Parameters.Add(Describe(parameter));
        foreach (var (status, response) in operation.Responses ?? []) DescribeAnswer(status, response);
        if (Examples.Of(name) is { } example && operation.Responses?["200"].Content?["application/json"] is { } media) media.Example = example;
        return Task.CompletedTask;
    }

    private void DescribePath(OpenApiParameter parameter)
    {
        parameter.Description = strings[$"open-data.parameter.{parameter.Name}"];
        parameter.Example = JsonValue.Create(Examples.InPath(parameter.Name!));
    }

    private OpenApiParameter Describe(ApiParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = strings[$"open-data.parameter.{parameter.Name}"],
        Schema = SchemaOf(parameter),
        Example = parameter is NumberParameter ? JsonValue.Create(long.Parse(parameter.Example, System.Globalization.CultureInfo.InvariantCulture)) : JsonValue.Create(parameter.Example),
    };

    private static OpenApiSchema SchemaOf(ApiParameter parameter) => parameter switch
    {
        NumberParameter number => new()
        {
            Type = JsonSchemaType.Integer,
            Minimum = number.Least.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Maximum = number.Most.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Default = number.Default is { } value ? JsonValue.Create(value) : null,
        },
        CodeParameter code => new() { Type = JsonSchemaType.String, Enum = [.. code.Codes.Select(one => (JsonNode)JsonValue.Create(one))] },
        NameParameter name => new() { Type = JsonSchemaType.String, MinLength = 1, MaxLength = name.Longest, Pattern = $"^[A-Za-z0-9{name.Letters.Replace("-", "\\-", StringComparison.Ordinal)}]+$" },
        TextParameter text => new() { Type = JsonSchemaType.String, MaxLength = text.Longest },
        _ => throw new InvalidOperationException($"{parameter.Name} has no schema."),
    };

    private void DescribeAnswer(string status, IOpenApiResponse response)
    {
        response.Description = strings[$"open-data.answer.{status}"];
        if (response is not OpenApiResponse own) return;
        own.Headers ??= new Dictionary<string, IOpenApiHeader>();
        foreach (var header in HeadersOf(status))
            own.Headers[header] = new OpenApiHeader { Description = strings[$"open-data.header.{header}"], Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
    }

    private static string[] HeadersOf(string status) => status switch
    {
        "200" => ["ETag", "Cache-Control", "Link", "RateLimit", "RateLimit-Policy"],
        "304" => ["ETag", "RateLimit", "RateLimit-Policy"],
        "429" => ["Retry-After", "RateLimit", "RateLimit-Policy"],
        _ => ["RateLimit", "RateLimit-Policy"],
    };
}
