using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace OerPortal.Deposit.Description;

/// <summary>What the document says of one address.</summary>
internal sealed class OperationWords(IStringLocalizer strings) : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var name = operation.OperationId?.Split('.')[^1] ?? throw new InvalidOperationException($"{context.Description.RelativePath} has no name.");
        operation.OperationId = name;
        operation.Summary = strings[$"deposit.api.{name}.summary"];
        operation.Description = strings[$"deposit.api.{name}.description"];
        operation.Tags = null;
        operation.Parameters ??= [];
        if (name == "beginContribution")
            operation.Parameters.Add(new OpenApiParameter { Name = "Idempotency-Key", In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 } });
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesCondition>().Any())
            operation.Parameters.Add(new OpenApiParameter { Name = "If-Match", In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
            parameter.Description = strings[$"deposit.parameter.{parameter.Name}"];
        foreach (var (status, response) in operation.Responses ?? [])
            response.Description = strings[$"deposit.answer.{status}"];
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesBody>().FirstOrDefault() is { } takes)
            operation.RequestBody = await BodyAsync(takes, context, cancellationToken);
    }

    private static async Task<OpenApiRequestBody> BodyAsync(TakesBody takes, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var (media, schema) = takes.Json is { } type
            ? ("application/json", await context.GetOrCreateSchemaAsync(type, null, cancellation))
            : ("application/octet-stream", new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" });
        return new OpenApiRequestBody { Content = new Dictionary<string, OpenApiMediaType> { [media] = new() { Schema = schema } } };
    }
}

/// <summary>On an endpoint: it heeds <c>If-Match</c>.</summary>
internal sealed record TakesCondition;

/// <summary>On an endpoint: what its body is. Only said; whatever calls itself otherwise is read all the same, since many programs forget to say it.</summary>
/// <param name="Json">Null for the bytes of a file.</param>
internal sealed record TakesBody(Type? Json);
