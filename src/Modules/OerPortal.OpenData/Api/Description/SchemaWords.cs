using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace OerPortal.OpenData.Api.Description;

/// <summary>What the document says of each field.</summary>
internal sealed class SchemaWords(IStringLocalizer strings) : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // Numbers are written as numbers; that they may be read from text is nobody's business.
        if (schema.Type is { } type && type.HasFlag(JsonSchemaType.String) && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        // A description of a part that is a thing of its own would become that of the thing, wherever it stands.
        if (context.JsonPropertyInfo is { } property && schema.Type?.HasFlag(JsonSchemaType.Object) != true)
            schema.Description = FieldWords.Of(strings, property.DeclaringType, property.Name);
        return Task.CompletedTask;
    }
}
