using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace OerPortal.Cms.Web;

/// <summary>What forms say when a value cannot be understood: in the visitor's language, never the framework's English.</summary>
internal sealed class FormMessages(IStringLocalizer strings) : IConfigureOptions<MvcOptions>, IValidationMetadataProvider
{
    public void Configure(MvcOptions options)
    {
        var binding = options.ModelBindingMessageProvider;
        binding.SetAttemptedValueIsInvalidAccessor((_, _) => strings["cms.form.invalid"]);
        binding.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => strings["cms.form.invalid"]);
        binding.SetUnknownValueIsInvalidAccessor(_ => strings["cms.form.invalid"]);
        binding.SetNonPropertyUnknownValueIsInvalidAccessor(() => strings["cms.form.invalid"]);
        binding.SetValueIsInvalidAccessor(_ => strings["cms.form.invalid"]);
        binding.SetValueMustBeANumberAccessor(_ => strings["cms.form.number"]);
        binding.SetNonPropertyValueMustBeANumberAccessor(() => strings["cms.form.number"]);
        binding.SetMissingBindRequiredValueAccessor(_ => strings["cms.form.required"]);
        binding.SetMissingKeyOrValueAccessor(() => strings["cms.form.required"]);
        binding.SetMissingRequestBodyRequiredValueAccessor(() => strings["cms.form.required"]);
        binding.SetValueMustNotBeNullAccessor(_ => strings["cms.form.required"]);
        options.ModelMetadataDetailsProviders.Add(this);
    }

    /// <summary>Rules without a message of their own get one; the localizer then finds it by its key.</summary>
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if (rule.ErrorMessage is null && rule.ErrorMessageResourceName is null)
                rule.ErrorMessage = rule is RequiredAttribute ? "cms.form.required" : "cms.form.invalid";
        }
    }
}
