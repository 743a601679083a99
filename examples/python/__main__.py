"""Sign-in with an Adobe ID: the package, the account and a group, of one instance."""

import pulumi
import pulumi_adobe_campaign as campaign

config = pulumi.Config()

delivery = campaign.SecurityGroup(
    "delivery",
    group_name="delivery",
    label="Delivery managers",
)

ims = campaign.ImsIntegration(
    "ims",
    ims_server="https://ims-na1.adobelogin.com",
    client_id="Campaign1-acme",
    client_secret=config.require_secret("imsClientSecret"),
    callback_server="https://dev.campaign.example.com",
    organization_id="0123456789ABCDEF01234567@AdobeOrg",
    association_mask="Campaign - acme - (.*)",
    tenant="acme",
)

# What the mask makes of a product profile of the Admin Console. Nothing is sent anywhere.
reading = campaign.preview_association_mask_output(
    mask="Campaign - acme - (.*)",
    profiles=["Campaign - acme - delivery"],
)

pulumi.export("group", reading.readings[0].group)
pulumi.export("release", campaign.get_instance_output().release)
pulumi.export("promotion", ims.promotion)
