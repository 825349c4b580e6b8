using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace OerPortal.Deposit.Description;

/// <summary>What the document says of one address.</summary>
internal sealed class OperationWords(IStringLocalizer strings) : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var name = operation.OperationId?.Split('.')[^1] ?? throw new InvalidOperationException($"{context.Description.RelativePath} has no name.");
        operation.OperationId = name;
        operation.Summary = strings[$"deposit.api.{name}.summary"];
        operation.Description = strings[$"deposit.api.{name}.description"];
        operation.Tags = null;
        operation.Parameters ??= [];
        if (name == "beginContribution")
            operation.Parameters.Add(new OpenApiParameter { Name = "Idempotency-Key", In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 } });
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
            parameter.Description = strings[$"deposit.parameter.{parameter.Name}"];
        foreach (var (status, response) in operation.Responses ?? [])
            response.Description = strings[$"deposit.answer.{status}"];
        return Task.CompletedTask;
    }
}
