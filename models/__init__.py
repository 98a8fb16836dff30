"""The network: a convolutional denoising autoencoder, its training and its checkpoints.

A library of its own: torch, numpy and safetensors, no window and no application.
"""
